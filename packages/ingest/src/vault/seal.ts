import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** The key of the vault, and the name by which a value tells which key it was sealed with. */
export interface VaultKey {
  id: string;
  bytes: Buffer;
}

/** What a value is sealed for: it cannot be opened in another place. */
export interface SealedPlace {
  itemId: string;
  /** What stands in the text for the value. */
  token: string;
}

const cipher = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/** A key of 32 bytes in hex. */
export function vaultKeyOf(hex: string): VaultKey {
  const bytes = Buffer.from(hex, 'hex');
  return { id: createHash('sha256').update(bytes).digest('hex').slice(0, 8), bytes };
}

const placeBytes = ({ itemId, token }: SealedPlace): Buffer => Buffer.from(`${itemId} ${token}`);

/** AES-256-GCM with a nonce of its own: nonce, tag, then the value; bound to its place. */
export function seal({ bytes }: VaultKey, place: SealedPlace, value: string): Buffer {
  const iv = randomBytes(ivBytes);
  const sealing = createCipheriv(cipher, bytes, iv).setAAD(placeBytes(place));
  const sealed = Buffer.concat([sealing.update(value, 'utf8'), sealing.final()]);
  return Buffer.concat([iv, sealing.getAuthTag(), sealed]);
}

/** The value; null when it was sealed with another key or for another place, or is damaged. */
export function unseal({ bytes }: VaultKey, place: SealedPlace, sealed: Buffer): string | null {
  try {
    const opening = createDecipheriv(cipher, bytes, sealed.subarray(0, ivBytes), { authTagLength: tagBytes });
    opening.setAAD(placeBytes(place)).setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes));
    return Buffer.concat([opening.update(sealed.subarray(ivBytes + tagBytes)), opening.final()]).toString(
      'utf8',
    );
  } catch {
    return null;
  }
}
