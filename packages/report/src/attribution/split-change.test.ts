import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findReversal } from './find-reversal.ts';
import { sameRateP, splitChange } from './split-change.ts';
import type { Member } from './types.ts';

const member = (id: string, x0: number, e0: number, x1: number, e1: number): Member => ({
  id,
  x0,
  e0,
  x1,
  e1,
});

test('one product jumps: it alone is named, the rest is noise', () => {
  const split = splitChange(
    [
      member('A', 10, 1000, 11, 1100),
      member('B', 24, 3000, 22, 2900),
      member('C', 6, 500, 29, 520),
      member('D', 3, 200, 3, 210),
    ],
    0.01,
  );
  expect(split.parts.map(({ id }) => id)).toEqual(['C']);
  expect(split.own).toBeCloseTo(0.004734070234565039, 12);
  expect(split.mix).toBeCloseTo(0.00014903080505633038, 12);
  expect(split.mix + split.own + split.noise).toBeCloseTo(split.delta, 15);
});

test("Simpson's paradox: every rate falls, the total rises, and it is said", () => {
  const members = [member('low', 40, 8000, 8, 2000), member('high', 60, 2000, 216, 8000)];
  const split = splitChange(members, 0.005);
  expect(split.mix).toBeCloseTo(0.0144, 12);
  expect(split.rateTotal).toBeCloseTo(-0.002, 12);
  expect(findReversal(members, split)).toEqual({ direction: 'up', against: 2, of: 2, leader: 'high' });
});

test('a withdrawn and a new product are a matter of the mix alone', () => {
  const split = splitChange(
    [member('old', 80, 8000, 0, 0), member('new', 0, 0, 210, 6000), member('kept', 120, 10_000, 130, 12_000)],
    0.005,
  );
  expect(split.parts).toEqual([]);
  expect(split.mix).toBeGreaterThan(0.005);
});

test('complaints without exposure of their own are a part of the change, over the exposure of all', () => {
  const split = splitChange(
    [member('a', 20, 4000, 22, 4400), member('b', 10, 2000, 9, 1600), member('loose', 0, 0, 30, 0)],
    0.005,
  );
  expect(split.delta).toBeCloseTo(61 / 6000 - 30 / 6000, 15);
  expect(split.parts.map(({ id }) => id)).toEqual(['loose']);
  expect(split.own).toBeCloseTo(30 / 6000, 15);
});

test('no reversal where the total moves with its members, or by chance', () => {
  const rising = [member('a', 10, 1000, 40, 1000), member('b', 10, 1000, 40, 1000)];
  expect(findReversal(rising, splitChange(rising, 0.01))).toBeNull();
  const chance = [member('a', 10, 1000, 9, 900), member('b', 12, 1000, 13, 1100)];
  expect(findReversal(chance, splitChange(chance, 0.01))).toBeNull();
});

test('two counts have one rate: sparse counts prove little, many much, and the sides are alike', () => {
  expect(sameRateP(member('a', 0, 1000, 3, 1000), 0)).toBeCloseTo(0.125, 12);
  expect(sameRateP(member('a', 3, 1000, 0, 1000), 0)).toBeCloseTo(0.125, 12);
  expect(sameRateP(member('a', 20, 1000, 60, 1000), 0.025)).toBeLessThan(0.003);
  expect(sameRateP(member('a', 20, 1000, 60, 1000), 1)).toBeGreaterThan(0.1);
});

const any = fc.record({
  x0: fc.nat(400),
  e0: fc.integer({ min: 0, max: 9000 }),
  x1: fc.nat(400),
  e1: fc.integer({ min: 0, max: 9000 }),
});
const several = fc
  .array(any, { minLength: 1, maxLength: 10 })
  .map((rows) => rows.map((row, i) => ({ ...row, id: `p${i}` })))
  .filter((rows) => rows.some(({ e0 }) => e0 > 0) && rows.some(({ e1 }) => e1 > 0));

test('mix, own and noise add up to the change, whatever the order of the members', () => {
  fc.assert(
    fc.property(several, fc.double({ min: 0, max: 1, noNaN: true }), (members, phi) => {
      const split = splitChange(members, phi);
      expect(split.mix + split.own + split.noise).toBeCloseTo(split.delta, 10);
      const sum = (of: (one: Member) => number) => members.reduce((all, one) => all + of(one), 0);
      const change = sum(({ x1 }) => x1) / sum(({ e1 }) => e1) - sum(({ x0 }) => x0) / sum(({ e0 }) => e0);
      expect(split.delta).toBeCloseTo(change, 10);
      expect(split.mixTotal + split.rateTotal).toBeCloseTo(split.delta, 10);
      expect(splitChange(members.toReversed(), phi)).toEqual(split);
      for (const { p } of split.parts) expect(p).toBeLessThanOrEqual(0.1);
    }),
  );
});
