import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyedDigest } from './keyed-digest.ts';

test('every key and text has its HMAC-SHA-256', () => {
  const key = fc.oneof(
    fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 80 }),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  );
  fc.assert(
    fc.property(key, fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), (secret, texts) => {
      for (const text of texts)
        expect(keyedDigest(secret, text)).toBe(createHmac('sha256', secret).update(text).digest('hex'));
    }),
  );
});
