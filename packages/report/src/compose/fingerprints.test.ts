import { expect, test } from 'vitest';
import type { CountRow, Window } from './facts/types.ts';
import { windowLinesOf } from './fingerprints.ts';

const row = (productId: string, category: string, count: number): CountRow => ({
  ...{ productId, measure: 'complaint', category, kind: 'review', platform: '天猫', count },
});

const window = (counts: CountRow[]): Window => ({
  ...{ start: '2026-11-09', end: '2026-11-16', quantity: 'units', counts },
  units: new Map(counts.map(({ productId, count }) => [productId, count])),
  atRisk: new Map(),
  productDays: new Map(),
});

/** Every line as one text, sorted as texts. */
const sortedPlainly = ({ start, end, counts, units }: Window): string[] => [
  `${start} ${end}`,
  ...counts
    .map((one) => [one.productId, one.measure, one.category, one.kind, one.platform, one.count].join('\t'))
    .sort(),
  ...[...units].map(([id, sum]) => `${id}\t${sum}`).sort(),
];

test('lines are in the order of texts, whatever the order of reading', () => {
  const ids = ['P1', 'P10', 'P2', '', '~天猫/店/9', '款𠮷', 'p1', 'P1 '];
  const rows = ids.flatMap((id, i) => [row(id, 'total', i + 1), row(id, 'own', 10 - i), row(id, 'a.b', 1)]);
  const [current, list] = [window(rows), window(rows.toReversed())];
  const lines = windowLinesOf({ current, previous: null, list });
  expect(lines).toEqual([...sortedPlainly(current), ...sortedPlainly(list)]);
});
