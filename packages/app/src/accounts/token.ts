import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits; shown or sent once, and stored as a hash alone. */
export const newToken = (): string => randomBytes(32).toString('base64url');

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Compares without telling by its time how much is equal. */
export function equalTokens(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(hashToken(a)), Buffer.from(hashToken(b))];
  return timingSafeEqual(left, right);
}
