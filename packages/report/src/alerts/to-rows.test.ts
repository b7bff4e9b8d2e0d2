import { addDays, daysOf } from '@voc/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longestDelay } from '../exposure/delay.ts';
import { type ComplaintCount, layDays, lookBackDays, type RowInput, type Volume } from './to-rows.ts';

const from = '2026-11-01';
const start = addDays(from, -lookBackDays);
const all = (count: number, first = 0) => Array.from({ length: count }, (_, t) => first + t);
/** Day 0 is the first one that voices are looked at; sales are known from earlier days on. */
const volume = (t: number, count: number): Volume => ({ productId: 'K1', day: addDays(start, t), count });
const firstSold = lookBackDays - longestDelay;
const soldDays = longestDelay + 7;
/** A week after it was sold all has been said. */
const shares = Array.from({ length: longestDelay + 1 }, (_, d) => (d < 7 ? 1 / 7 : 0));
const complaint = (t: number, count: number, over: Partial<ComplaintCount> = {}): ComplaintCount => ({
  productId: 'K1',
  category: 'mismatch!',
  day: addDays(start, t),
  count,
  ...over,
});
const toRows = (given: RowInput) => {
  const rowsOn = layDays(given);
  return new Map(daysOf({ start: given.from, end: addDays(given.to, 1) }).map((day) => [day, rowsOn(day)]));
};
const input = (over: Partial<RowInput>): RowInput => ({
  from,
  to: addDays(from, 6),
  items: all(lookBackDays + 7).map((t) => volume(t, 4)),
  complaints: [],
  sold: all(soldDays, firstSold).map((t) => volume(t, 70)),
  sharesOf: () => shares,
  gaps: [],
  watched: { always: ['mismatch!'], leaves: ['mismatch.color'] },
  ...over,
});
const exposures = (over: Partial<RowInput>): (number | null)[] =>
  [...toRows(input(over)).values()].map(([row]) => (row ? Math.round(10 * (row.exposure ?? 0)) / 10 : null));
const soldBut = (count: (t: number) => number | null): Volume[] =>
  all(soldDays, firstSold).flatMap((t) => {
    const own = count(t - lookBackDays);
    return own === null ? [] : [volume(t, own)];
  });

test('what was sold counts on the days on which customers speak of it', () => {
  expect(exposures({ sold: soldBut((t) => (t === 0 ? 70 : 0)) })).toEqual([10, 10, 10, 10, 10, 10, 10]);
  expect(exposures({ sold: soldBut((t) => (t < 0 ? 70 : 0)) })).toEqual([60, 50, 40, 30, 20, 10, null]);
});

test('today is judged though its sales are not known yet; without half of what it depends on it is not', () => {
  expect(exposures({ sold: soldBut((t) => (t < 6 ? 70 : null)) })).toEqual(all(7).map(() => 70));
  expect(exposures({ sold: soldBut((t) => (t < 0 ? 70 : null)) })).toEqual([
    70,
    70,
    70,
    null,
    null,
    null,
    null,
  ]);
});

test('a product-day whose feed is missing is no observation', () => {
  const gap = { day: addDays(from, 2), productId: 'K1' };
  expect(exposures({ gaps: [gap] })).toEqual([70, 70, null, 70, 70, 70, 70]);
  expect(exposures({ gaps: [{ ...gap, productId: null }] })[2]).toBeNull();
  expect(exposures({ gaps: [{ ...gap, productId: 'K2' }] })[2]).toBe(70);
  const items = all(lookBackDays + 7).map((t) => volume(t, t === lookBackDays + 2 ? 0 : 4));
  expect(exposures({ items, sold: null, gaps: [gap] })).toEqual([4, 4, null, 4, 4, 4, 4]);
});

test('without sales the other voices count, which the complaints themselves do not raise', () => {
  const last = lookBackDays + 6;
  const items = all(last + 1).map((t) => volume(t, t === last ? 24 : 4));
  const rows = toRows(input({ items, sold: null, complaints: [complaint(last, 20)] }));
  expect(rows.get(addDays(from, 6))).toEqual([
    { productId: 'K1', category: 'mismatch!', complaints: 20, exposure: 4 },
  ]);
});

test('a leaf is watched while it is heard once a day, a product while it is heard three times in four weeks', () => {
  const leaf = (t: number) => complaint(t, 1, { category: 'mismatch.color' });
  const categories = (days: number): (string | undefined)[] => {
    const rows = toRows(input({ complaints: all(days).map(leaf) })).get(from) ?? [];
    return rows.map(({ category }) => category);
  };
  expect(categories(lookBackDays)).toEqual(['mismatch!']);
  expect(categories(lookBackDays + 1)).toEqual(['mismatch!', 'mismatch.color']);
  const rare = all(lookBackDays + 7).map((t) => volume(t, t % 14 === 0 ? 1 : 0));
  expect(exposures({ items: rare })).toEqual([null, null, null, null, null, null, null]);
});

test('the more products are watched, the more often a leaf must be heard', () => {
  const products = all(200).map((n) => `P${n}`);
  const items = products.flatMap((productId) =>
    all(3).map((t) => ({ ...volume(t + lookBackDays - 2, 5), productId })),
  );
  const heard = (times: number) =>
    toRows(
      input({
        to: from,
        items,
        sold: null,
        complaints: [complaint(lookBackDays, times, { productId: 'P1', category: 'mismatch.color' })],
      }),
    ).get(from);
  expect(heard(49)?.length).toBe(200);
  expect(heard(50)?.length).toBeGreaterThan(200);
});

test('days give the same rows whether they are asked for at once or one by one, in whatever order they are read', () => {
  const t = fc.integer({ min: 0, max: lookBackDays + 6 });
  const days = fc.uniqueArray(t, { maxLength: 30 });
  const productId = fc.constantFrom('K1', 'K2');
  const gaps = fc.array(fc.record({ t, productId: fc.option(productId) }), { maxLength: 3 });
  fc.assert(
    fc.property(days, days, gaps, fc.boolean(), (heard, complained, missing, bySales) => {
      const items = heard.map((at) => volume(at, 1 + (at % 5)));
      const sold = bySales ? soldBut((at) => (at % 3 === 0 ? null : 20 + at)) : null;
      const complaints = complained.map((at) => complaint(at, 1 + (at % 2)));
      const one = input({
        items,
        sold,
        complaints,
        gaps: missing.map((gap) => ({ day: addDays(start, gap.t), productId: gap.productId })),
      });
      const within = ({ day }: { day: string }, end: string, back = lookBackDays): boolean =>
        day <= end && day >= addDays(end, -back);
      for (const [day, rows] of toRows(one)) {
        const alone = toRows({
          ...one,
          from: day,
          to: day,
          items: items.filter((row) => within(row, day)).toReversed(),
          sold: sold?.filter((row) => within(row, day, longestDelay)).toReversed() ?? null,
          complaints: complaints.filter((row) => within(row, day)).toReversed(),
          gaps: one.gaps.filter((row) => within(row, day)),
        });
        expect(alone.get(day)).toEqual(rows);
      }
    }),
  );
});
