import { expect, test } from 'vitest';
import { scopeText } from './scope-text.ts';
import { shopText } from './shop-text.ts';

test.each([
  ['default', '默认店铺'],
  ['天猫/default', '天猫/默认店铺'],
  ['refunds@default', 'refunds@默认店铺'],
  ['旗舰店', '旗舰店'],
  ['mydefault', 'mydefault'],
  ['default/旗舰店', 'default/旗舰店'],
])('%s is told as %s', (shop, told) => expect(shopText(shop)).toBe(told));

test('the scope of a person names it too', () => {
  expect(scopeText({ shops: ['default', '旗舰店'], brands: null, lines: null })).toBe(
    '店铺:默认店铺、旗舰店',
  );
});
