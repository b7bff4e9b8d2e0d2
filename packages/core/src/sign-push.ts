import { createHmac } from 'node:crypto';

/** Signature of a body that is pushed in or out: HMAC-SHA-256 over `timestamp.nonce.body`, lower-case hex. */
export const signPush = (secret: string, timestamp: string, nonce: string, body: Uint8Array): string =>
  createHmac('sha256', secret).update(`${timestamp}.${nonce}.`).update(body).digest('hex');
