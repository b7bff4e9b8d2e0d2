import { expect, test } from 'vitest';
import { factsOf, type Sales } from '../../testing/two-weeks.ts';
import { contextOf } from '../facts/context.ts';
import { composeAttribution } from './attribution.ts';

const attributionOf = (before: Sales, now: Sales) => composeAttribution(contextOf(factsOf(before, now)));

test("Simpson's paradox is said in words: both products are better, the total is worse by the mix alone", () => {
  const found = attributionOf({ A: [9000, 90], B: [1000, 100] }, { A: [4000, 34], B: [6000, 540] });
  expect(found?.reversals).toEqual([
    '总客诉率上升,但按商品看 2 个里有 2 个在下降:上升来自销量结构,B 占比变大,不是商品本身变差',
  ]);
  const split = found?.dimensions[0]?.split;
  expect(split?.change).toBeCloseTo(38.4, 5);
  expect(split?.mix).toBeGreaterThan(40);
  expect((split?.mix ?? 0) + (split?.own ?? 0) + (split?.noise ?? 0)).toBeCloseTo(38.4, 5);
});

test('no paradox where the product itself is worse: it is named, and the count is split whole', () => {
  const found = attributionOf({ A: [5000, 50], B: [5000, 50] }, { A: [5000, 50], B: [5000, 200] });
  expect(found?.reversals).toEqual([]);
  expect(found?.dimensions[0]?.split.parts.map(({ id, change }) => [id, change])).toEqual([['B', 15]]);
  expect(found?.count).toEqual({ change: 150, volume: 0, mix: 0, rate: 150 });
});
