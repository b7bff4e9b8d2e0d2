import { expect, test } from 'vitest';
import { categoriesOf, productKeyOf } from './rollup.ts';

const own = new Set(['mismatch.color', 'mismatch.size', 'mismatch.info_unclear']);

test('an item counts once per leaf, group and join', () => {
  expect(categoriesOf(['mismatch.color', 'mismatch.size', 'logistics.slow'], own)).toEqual([
    'logistics',
    'logistics.slow',
    'mismatch',
    'mismatch!',
    'mismatch.color',
    'mismatch.size',
    'own',
    'total',
  ]);
});

test('the silence of a page is no contradiction, and delivery is not the fault of the product', () => {
  expect(categoriesOf(['mismatch.info_unclear'], own)).not.toContain('mismatch!');
  expect(categoriesOf(['logistics.slow'], own)).not.toContain('own');
  expect(categoriesOf([], own)).toEqual([]);
});

test('an unmapped listing is a product of its own, and an item may have none', () => {
  const listing = { productId: null, platform: '天猫', shopId: '旗舰店', listingId: '88' };
  expect(productKeyOf(listing)).toBe('~天猫/旗舰店/88');
  expect(productKeyOf({ ...listing, productId: 'A1' })).toBe('A1');
  expect(productKeyOf({ ...listing, listingId: null })).toBe('');
});
