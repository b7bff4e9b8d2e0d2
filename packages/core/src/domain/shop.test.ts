import { expect, test } from 'vitest';
import { shopText } from './shop.ts';

test.each([
  ['default', '默认店铺'],
  ['天猫/default', '天猫/默认店铺'],
  ['旗舰店', '旗舰店'],
  ['mydefault', 'mydefault'],
])('%s is told as %s', (shop, told) => expect(shopText(shop)).toBe(told));
