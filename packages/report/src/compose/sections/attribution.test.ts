import { parsePeriod, Taxonomy } from '@voc/core';
import { expect, test } from 'vitest';
import { contextOf } from '../facts/context.ts';
import type { CountRow, ReportFacts, Window } from '../facts/types.ts';
import { composeAttribution } from './attribution.ts';

/** Units and complaints by product. */
type Sales = Record<string, [units: number, complaints: number]>;

function windowOf(start: string, end: string, sales: Sales): Window {
  const row = { kind: 'review' as const, platform: '天猫' };
  const counts = Object.entries(sales).flatMap(([productId, [, complaints]]): CountRow[] => [
    { ...row, productId, measure: 'items', category: 'all', count: 500 },
    { ...row, productId, measure: 'complaint', category: 'total', count: complaints },
  ]);
  const units = new Map(Object.entries(sales).map(([id, [sold]]) => [id, sold]));
  const productDays = new Map(Object.keys(sales).map((id) => [id, { all: 7, known: 7 }]));
  return { start, end, counts, quantity: 'units', units, atRisk: units, productDays };
}

/** A report of a company of which nothing but sales and complaints of two weeks is known. */
function factsOf(before: Sales, now: Sales): ReportFacts {
  const current = windowOf('2026-11-09', '2026-11-16', now);
  const nothing = { counts: [], units: [] };
  return {
    period: parsePeriod('week', '2026-W46'),
    previousPeriod: parsePeriod('week', '2026-W45'),
    scope: 'company',
    scopeProducts: null,
    advice: null,
    stars: { current: { all: 0, good: 0 }, previous: null },
    service: null,
    earlier: null,
    asOf: '2026-11-16T01:07:00Z',
    modelVersion: 'm1',
    taxonomy: Taxonomy.parse({ version: '1', grades: {}, groups: [], residual: [], intents: [] }),
    modelError: null,
    calendar: { weekStart: 1, monthCut: 1 },
    mappings: [],
    current,
    previous: windowOf('2026-11-02', '2026-11-09', before),
    sides: { current: nothing, previous: nothing },
    list: current,
    listsBefore: [],
    corrected: 0,
    orderWeeks: [],
    orderedShare: new Map(),
    praising: { current: 0, previous: 0 },
    weeks: [],
    products: new Map(),
    listings: [],
    skus: [],
    shares: new Map(),
    chatShares: [],
    listShares: new Map(),
    quotes: [],
    listQuotes: [],
    sayings: new Map(),
    actions: [],
    alerts: [],
    signals: [],
    data: {
      items: [],
      templates: [],
      quarantined: [],
      undated: 0,
      undatedDropped: 0,
      withoutProduct: 0,
      unmappedListings: 0,
      unmappedItems: 0,
      complaining: 0,
      gaps: [],
    },
  };
}

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
