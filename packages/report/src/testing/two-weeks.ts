import { parsePeriod, Taxonomy } from '@voc/core';
import type { CountRow, ReportFacts, Window } from '../compose/facts/types.ts';

/** Units and complaints by product. */
export type Sales = Record<string, [units: number, complaints: number]>;

function windowOf(start: string, end: string, sales: Sales, category: string): Window {
  const row = { kind: 'review' as const, platform: '天猫' };
  const counts = Object.entries(sales).flatMap(([productId, [, complaints]]): CountRow[] => [
    { ...row, productId, measure: 'items', category: 'all', count: 500 },
    { ...row, productId, measure: 'complaint', category, count: complaints },
  ]);
  const units = new Map(Object.entries(sales).map(([id, [sold]]) => [id, sold]));
  const productDays = new Map(Object.keys(sales).map((id) => [id, { all: 7, known: 7 }]));
  return { start, end, counts, quantity: 'units', units, atRisk: units, productDays };
}

/** What a report is made of where nothing but sales and complaints of two weeks is known. */
export function factsOf(before: Sales, now: Sales, category = 'total'): ReportFacts {
  const current = windowOf('2026-11-09', '2026-11-16', now, category);
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
    previous: windowOf('2026-11-02', '2026-11-09', before, category),
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
