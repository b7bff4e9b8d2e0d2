import fc from 'fast-check';
import { expect, test } from 'vitest';
import { itemsAtRisk, knownPart } from './at-risk.ts';
import { assumedDelays, longestDelay, toDelay } from './delay.ts';
import { type DelayRow, fitDelay, learnDelays } from './learn-delays.ts';

const row = (delay: number, count: number, more: Partial<DelayRow> = {}): DelayRow => ({
  kind: 'review',
  productType: '童装',
  delay,
  limit: longestDelay,
  count,
  ...more,
});

/** Half of the voices after 2 days, a quarter after 10, a quarter after 30. */
const truth = toDelay(Array.from({ length: 31 }, (_, day) => ({ 2: 2, 10: 1, 30: 1 })[day] ?? 0));

test('without any voice the assumption stands', () => {
  const delays = learnDelays([], assumedDelays.signed);
  expect(delays.voices).toBe(0);
  delays.of().shares.forEach((share, day) => {
    expect(share).toBeCloseTo(assumedDelays.signed.shares[day] ?? 0, 12);
  });
  expect(delays.of({ productType: '鞋' }).heardIn(5)).toBeCloseTo(assumedDelays.signed.heardIn(5), 12);
});

test('many voices outweigh the assumption', () => {
  const delay = learnDelays([row(2, 20_000), row(10, 10_000), row(30, 10_000)], assumedDelays.signed).of();
  expect(delay.shares[2]).toBeCloseTo(0.5, 2);
  expect(delay.heardIn(11)).toBeCloseTo(0.75, 2);
});

test('recent orders that can only have shown short delays do not shorten the learned delay', () => {
  // Of each order day 4,000 voices come by the true delay; what lies beyond its limit has not been heard yet.
  const rows = Array.from({ length: longestDelay + 1 }, (_, limit) =>
    [2, 10, 30].flatMap((day) =>
      day <= limit ? [row(day, 4000 * (truth.shares[day] ?? 0), { limit })] : [],
    ),
  ).flat();
  const learned = fitDelay(rows, assumedDelays.signed, 1);
  expect(learned.shares[2]).toBeCloseTo(0.5, 2);
  expect(learned.shares[30]).toBeCloseTo(0.25, 2);
  const naive = rows.reduce((sum, { delay, count }) => sum + (delay === 30 ? count : 0), 0);
  expect(naive / rows.reduce((sum, { count }) => sum + count, 0)).toBeLessThan(0.2);
});

test('a 类目 of few voices stays with the whole, and one of many goes its own way', () => {
  const rows = [row(2, 5000), row(30, 3, { productType: '鞋' }), row(30, 5000, { productType: '家具' })];
  const delays = learnDelays(rows, assumedDelays.ordered);
  expect(delays.of({ productType: '鞋' }).heardIn(10)).toBeGreaterThan(0.4);
  expect(delays.of({ productType: '家具' }).heardIn(10)).toBeLessThan(0.05);
  expect(delays.of({ productType: '从没听过' }).shares).toEqual(delays.of().shares);
});

test('kinds that tell no dates weigh by their complaints, with the delay of what is known', () => {
  const dated = [row(10, 5000), row(0, 500, { kind: 'chat' })];
  const counts = [
    { kind: 'review', productType: '童装', count: 5000 },
    { kind: 'chat', productType: '童装', count: 5000 },
  ];
  const byRows = learnDelays(dated, assumedDelays.signed).of({ productType: '童装' });
  const byCounts = learnDelays(dated, assumedDelays.signed, counts).of({ productType: '童装' });
  expect(byRows.heardIn(5)).toBeCloseTo(0.09, 1);
  expect(byCounts.heardIn(5)).toBeCloseTo(0.5, 1);
});

test('voices before the order, or later than can be, teach nothing', () => {
  const rows = [row(-3, 900), row(61, 900), row(10, 900, { limit: 5 })];
  expect(fitDelay(rows, truth, 1).shares).toEqual(truth.shares);
});

test('a learned delay is a distribution whatever was seen, and does not depend on the order of rows', () => {
  const rows = fc.array(
    fc.record({
      kind: fc.constantFrom('review', 'chat'),
      productType: fc.constantFrom('童装', null),
      delay: fc.integer({ min: -5, max: 70 }),
      limit: fc.integer({ min: 0, max: 60 }),
      count: fc.integer({ min: 1, max: 50 }),
    }),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(rows, (drawn) => {
      const { shares, heardIn } = learnDelays(drawn, assumedDelays.ordered).of({ productType: '童装' });
      expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
      expect(heardIn(0)).toBe(0);
      expect(heardIn(61)).toBe(1);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
      expect(
        learnDelays(drawn.toReversed(), assumedDelays.ordered).of({ productType: '童装' }).shares,
      ).toEqual(shares);
    }),
  );
});

test('items at risk follow the orders by the delay, and their sum is kept', () => {
  const daily = Array.from({ length: 100 }, (_, t) => (t === 40 ? 1000 : 0));
  const atRisk = itemsAtRisk(daily, truth.shares);
  expect(atRisk[40]).toBe(0);
  expect(atRisk[42]).toBeCloseTo(500, 6);
  expect(atRisk[50]).toBeCloseTo(250, 6);
  expect(atRisk[70]).toBeCloseTo(250, 6);
  expect(atRisk.reduce<number>((sum, one) => sum + (one ?? 0), 0)).toBeCloseTo(1000, 6);
});

test('the first days of a feed and days after a gap are not short of what was never told', () => {
  const steady = itemsAtRisk([100, 100, null, 100, 100], assumedDelays.signed.shares);
  for (const one of steady) expect(one).toBeCloseTo(100, 9);
});

test('orders whose voices are yet to come are at no risk yet', () => {
  expect(itemsAtRisk([0, 0, 100], truth.shares)[2]).toBe(0);
});

test('a day that depends on too little that is known is not observed', () => {
  expect(itemsAtRisk([100, 100, 100], truth.shares, 0.5)).toEqual([null, null, 100]);
  expect(itemsAtRisk([null, null], truth.shares)).toEqual([null, null]);
});

test('the known part of a span grows to all', () => {
  const span = { start: '2026-11-01', end: '2026-11-08' };
  expect(knownPart(truth, '2026-11-08', span)).toBeNull();
  expect(knownPart(truth, '2026-08-01', span)).toBeCloseTo(1, 12);
  expect(knownPart(truth, '2026-11-01', span)).toBeCloseTo((5 / 7) * 0.5, 9);
});
