import { expect, test } from 'vitest';
import { categoriesOf, productKeyOf } from './rollup.ts';

test('an item counts once per leaf, group and join', () => {
  expect(categoriesOf(['mismatch.color', 'mismatch.size', 'logistics.slow'])).toEqual([
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
  expect(categoriesOf(['mismatch.info_unclear'])).not.toContain('mismatch!');
  expect(categoriesOf(['logistics.slow'])).not.toContain('own');
  expect(categoriesOf([])).toEqual([]);
});

test('an unmapped listing is a product of its own, and an item may have none', () => {
  const listing = { productId: null, platform: '天猫', shopId: '旗舰店', listingId: '88' };
  expect(productKeyOf(listing)).toBe('~天猫/旗舰店/88');
  expect(productKeyOf({ ...listing, productId: 'A1' })).toBe('A1');
  expect(productKeyOf({ ...listing, listingId: null })).toBe('');
});
