import { expect, test } from 'vitest';
import { factsOf, type Sales } from '../../testing/two-weeks.ts';
import { contextOf } from '../facts/context.ts';
import { rateOf } from '../facts/rate.ts';
import type { AlertEntry, Mover } from '../schema-sections.ts';
import { composeFindings } from './findings.ts';

const color = 'mismatch.color';

/** Of a jacket that hardly sold in the week before, so that its own rate cannot be compared. */
const facts = factsOf({ A: [9950, 50], K1: [50, 0] }, { A: [9000, 46], K1: [1000, 9] }, color);

const rise: Mover = {
  id: color,
  name: '颜色不符',
  rate: rateOf(55, 10_000),
  previous: rateOf(50, 10_000),
  change: 0.5,
  evidence: 3,
  significant: true,
};

const alert: AlertEntry = {
  dedupKey: 'mismatch-K1-2026-11-12',
  kind: 'mismatch',
  tier: '一级',
  productId: 'K1',
  productName: 'K1',
  category: 'mismatch!',
  categoryName: '商品描述不符',
  raisedOn: '2026-11-12',
  lastOn: '2026-11-15',
  state: '待处理',
  title: '【描述不符预警·一级】K1 颜色不符突增',
};

const told = (alerts: readonly AlertEntry[], of = facts) => {
  const { first, rest } = composeFindings(contextOf(of), [rise], alerts, []);
  return [...first, ...rest].map(({ product, cause }) => [product?.productId ?? null, cause]);
};

test('a rise that one product has most of is not told to be everywhere, though nobody is surely worse', () => {
  expect(told([])).toEqual([[null, '增量的 92% 来自 K1,但只看这一款还不能排除偶然波动']]);
});

test('a rise is told to be everywhere where no product has most of it', () => {
  const sold = (complaints: number): Sales =>
    Object.fromEntries(['A', 'B', 'C', 'D'].map((id) => [id, [2500, complaints]]));
  const even = factsOf(sold(5), sold(9), color);
  expect(told([], even)).toEqual([[null, '各渠道、各款普遍上涨,不集中于个别商品']]);
});

test('an alert names the product that a comparison of two periods cannot, and the rise is told once', () => {
  expect(told([alert])).toEqual([['K1', '增量的 92% 来自 K1']]);
});
