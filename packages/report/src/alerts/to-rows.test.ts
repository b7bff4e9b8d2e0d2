import { addDays } from '@voc/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ComplaintCount, lookBackDays, type RowInput, toRows, type Volume } from './to-rows.ts';

const from = '2026-11-01';
const start = addDays(from, -lookBackDays);
const all = (count: number) => Array.from({ length: count }, (_, t) => t);
const volume = (t: number, over: Partial<Volume> = {}): Volume => ({
  productId: 'K1',
  day: addDays(start, t),
  items: 4,
  units: 70,
  ...over,
});
const complaint = (t: number, count: number, over: Partial<ComplaintCount> = {}): ComplaintCount => ({
  productId: 'K1',
  category: 'mismatch!',
  day: addDays(start, t),
  count,
  ...over,
});
const input = (over: Partial<RowInput>): RowInput => ({
  from,
  to: addDays(from, 6),
  volumes: all(lookBackDays + 7).map((t) => volume(t)),
  complaints: [],
  gaps: [],
  watched: { always: ['mismatch!'], leaves: ['mismatch.color'] },
  denominator: '签收量',
  ...over,
});
const exposures = (over: Partial<RowInput>): (number | null)[] =>
  [...toRows(input(over)).values()].map(([row]) => row?.exposure ?? null);

test('units are spread over the days after they were signed for; a new product begins with its first day', () => {
  const fresh = all(7).map((t) => volume(lookBackDays + t, { units: t === 0 ? 70 : 0 }));
  expect(exposures({ volumes: fresh })).toEqual([70, 35, 70 / 3, 17.5, 14, 70 / 6, 10]);
});

test('a day without any units is no observation where units are the denominator', () => {
  const volumes = all(lookBackDays + 7).map((t) => volume(t, t === lookBackDays + 6 ? { units: null } : {}));
  expect(exposures({ volumes })).toEqual([70, 70, 70, 70, 70, 70, null]);
});

test('a product-day whose feed is missing is no observation, and no part of a later mean', () => {
  const volumes = all(lookBackDays + 7).map((t) => volume(t, t === lookBackDays + 2 ? { units: 0 } : {}));
  const gap = { day: addDays(from, 2), productId: 'K1' };
  expect(exposures({ volumes, gaps: [gap] })).toEqual([70, 70, null, 70, 70, 70, 70]);
  expect(exposures({ volumes, gaps: [{ ...gap, productId: null }] })[2]).toBeNull();
  expect(exposures({ volumes, gaps: [{ ...gap, productId: 'K2' }] })[2]).toBe(60);
});

test('without units the other voices count, which the complaints themselves do not raise', () => {
  const last = lookBackDays + 6;
  const volumes = all(last + 1).map((t) => volume(t, { units: null, items: t === last ? 24 : 4 }));
  const rows = toRows(input({ volumes, denominator: '声音条数', complaints: [complaint(last, 20)] }));
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
  const rare = all(lookBackDays + 7).map((t) => volume(t, { items: t % 14 === 0 ? 1 : 0 }));
  expect(exposures({ volumes: rare })).toEqual([null, null, null, null, null, null, null]);
});

test('days give the same rows whether they are asked for at once or one by one, in whatever order they are read', () => {
  const t = fc.integer({ min: 0, max: lookBackDays + 6 });
  const days = fc.uniqueArray(t, { maxLength: 30 });
  const productId = fc.constantFrom('K1', 'K2');
  const gaps = fc.array(fc.record({ t, productId: fc.option(productId) }), { maxLength: 3 });
  fc.assert(
    fc.property(days, days, gaps, fc.boolean(), (heard, complained, missing, byUnits) => {
      const one: RowInput = input({
        volumes: heard.map((at) => volume(at, { units: at % 3 === 0 ? null : 10 + at })),
        complaints: complained.map((at) => complaint(at, 1 + (at % 2))),
        gaps: missing.map((gap) => ({ day: addDays(start, gap.t), productId: gap.productId })),
        denominator: byUnits ? '签收量' : '声音条数',
      });
      const within = ({ day }: { day: string }, end: string): boolean =>
        day <= end && day >= addDays(end, -lookBackDays);
      for (const [day, rows] of toRows(one)) {
        const alone = toRows({
          ...one,
          from: day,
          to: day,
          volumes: one.volumes.filter((row) => within(row, day)).toReversed(),
          complaints: one.complaints.filter((row) => within(row, day)).toReversed(),
          gaps: one.gaps.filter((row) => within(row, day)),
        });
        expect(alone.get(day)).toEqual(rows);
      }
    }),
  );
});
