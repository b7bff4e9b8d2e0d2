import { createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto';

const blockLength = 64;
const digestLength = 32;

const paddedWith = (key: Buffer, pad: number): Buffer =>
  Buffer.from(Array.from({ length: blockLength }, (_, at) => (key[at] ?? 0) ^ pad));

/**
 * HMAC-SHA-256 (RFC 2104) as two plain hashes, which take a third of the time of an object for it; the first one is of
 * a text, so the key must be one too: ASCII, and no longer than a block.
 */
function fromHashes(key: Buffer): (text: string) => string {
  const inner = paddedWith(key, 0x36).toString('latin1');
  const outer = Buffer.concat([paddedWith(key, 0x5c), Buffer.alloc(digestLength)]);
  return (text) => {
    outer.write(hash('sha256', inner + text, 'binary'), blockLength, 'binary');
    return hash('sha256', outer);
  };
}

function fromObject(key: Buffer): (text: string) => string {
  // Preparing a key costs as much as hashing with it.
  const prepared: KeyObject = createSecretKey(key);
  return (text) => createHmac('sha256', prepared).update(text).digest('hex');
}

const digests = new Map<string, (text: string) => string>();

/** HMAC-SHA-256 of a text in hex. */
export function keyedDigest(key: string, text: string): string {
  let digest = digests.get(key);
  if (!digest) {
    const bytes = Buffer.from(key);
    const isPlain = bytes.length <= blockLength && bytes.every((byte) => byte < 0x80);
    digest = isPlain ? fromHashes(bytes) : fromObject(bytes);
    digests.set(key, digest);
  }
  return digest(text);
}
