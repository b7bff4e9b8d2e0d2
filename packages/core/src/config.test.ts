import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { keyedHash } from './config.ts';

test('a keyed hash is HMAC-SHA256 of kind and value, cut to 16 bytes, and differs by key and kind', () => {
  const expected = createHmac('sha256', 'one key of tests')
    .update('order\u00001001')
    .digest('hex')
    .slice(0, 32);
  expect(keyedHash('one key of tests', 'order', '1001')).toBe(expected);
  expect(keyedHash('one key of tests', 'order', '1001')).toBe(expected);
  expect(keyedHash('two key of tests', 'order', '1001')).not.toBe(expected);
  expect(keyedHash('one key of tests', 'customer', '1001')).not.toBe(expected);
});
