import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seal, unseal, vaultKeyOf } from './seal.ts';

const key = vaultKeyOf('ab'.repeat(32));
const place = { itemId: '00000000-0000-4000-8000-000000000001', token: '[手机号#k3f9q2m7xa]' };

test('what is sealed opens to the same, in its own place and with its own key alone', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (value) => {
      const sealed = seal(key, place, value);
      expect(unseal(key, place, sealed)).toBe(value);
      expect(unseal(vaultKeyOf('cd'.repeat(32)), place, sealed)).toBeNull();
      expect(unseal(key, { ...place, token: '[手机号#0000000000]' }, sealed)).toBeNull();
    }),
  );
});

test('a changed byte opens to nothing, and nothing can be told from two sealings of one value', () => {
  const sealed = seal(key, place, '13912345678');
  expect(sealed.includes('13912345678')).toBe(false);
  expect(seal(key, place, '13912345678').equals(sealed)).toBe(false);
  for (let at = 0; at < sealed.length; at++) {
    const damaged = Buffer.from(sealed);
    damaged[at] = (damaged[at] ?? 0) ^ 1;
    expect(unseal(key, place, damaged), String(at)).toBeNull();
  }
  expect(unseal(key, place, Buffer.alloc(3))).toBeNull();
});
