import { timingSafeEqual } from 'node:crypto';
import { signPush } from '@voc/core';

/** What a sender says of a push besides the body. */
export interface PushHeaders {
  /** Seconds since 1970. */
  timestamp: string;
  /** Used once. */
  nonce: string;
  /** HMAC-SHA-256 in lower-case hex. */
  signature: string;
}

/** How far a sender's clock may be off, and how long a nonce is remembered beyond that. */
export const toleranceSeconds = 300;

export type Refusal = 'unsigned' | 'stale' | 'forged';

const one = (value: string | string[] | undefined): string => (typeof value === 'string' ? value : '');

/** The signature headers of a request, or why there are none that could hold; the body is not needed for that. */
export function readPushHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  now: Date,
): PushHeaders | Refusal {
  const timestamp = one(headers['x-voc-timestamp']);
  const nonce = one(headers['x-voc-nonce']);
  const signature = one(headers['x-voc-signature']);
  if (!/^\d{9,11}$/.test(timestamp) || !/^[\w-]{16,64}$/.test(nonce) || !/^[0-9a-f]{64}$/.test(signature))
    return 'unsigned';
  const off = Math.abs(now.getTime() / 1000 - Number(timestamp));
  return off <= toleranceSeconds ? { timestamp, nonce, signature } : 'stale';
}

/** True when one of the secrets signed this body; takes as long for a wrong signature as for a right one. */
export function isSigned(
  { timestamp, nonce, signature }: PushHeaders,
  body: Uint8Array,
  secrets: readonly string[],
): boolean {
  const given = Buffer.from(signature, 'hex');
  const fits = secrets.map((secret) =>
    timingSafeEqual(given, Buffer.from(signPush(secret, timestamp, nonce, body), 'hex')),
  );
  return fits.includes(true);
}
