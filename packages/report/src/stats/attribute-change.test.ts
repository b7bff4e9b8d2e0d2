import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type GroupChange, kitagawa, lmdi } from './attribute-change.ts';

const cases = [
  {
    name: 'simpson: every rate falls, the overall rate rises through mix',
    groups: [
      { x0: 40.0, e0: 8000.0, x1: 8.0, e1: 2000.0 },
      { x0: 60.0, e0: 2000.0, x1: 216.0, e1: 8000.0 },
    ],
    delta: 0.0124,
    mix: [0.00702, 0.00738],
    rate: [-0.0005, -0.0014999999999999996],
    rateSe: [0.0008100925873009825, 0.0021433035249352806],
    lmdi: {
      volume: [0.0, 0.0],
      mix: [-27.563299716697156, 168.83145144524772],
      rate: [-4.436700283302844, -12.831451445247701],
    },
  },
  {
    name: 'one product jumps',
    groups: [
      { x0: 10.0, e0: 1000.0, x1: 11.0, e1: 1100.0 },
      { x0: 24.0, e0: 3000.0, x1: 22.0, e1: 2900.0 },
      { x0: 6.0, e0: 500.0, x1: 29.0, e1: 520.0 },
      { x0: 3.0, e0: 200.0, x1: 3.0, e1: 210.0 },
    ],
    delta: 0.004593135711393999,
    mix: [-2.8609678889851867e-5, 9.200415291597289e-5, 7.973954376041302e-5, 5.896787269796352e-6],
    rate: [0.0, -0.0002589115230518429, 0.004734070234565039, -3.105380517552709e-5],
    rateSe: [0.0009728805142933853, 0.0014381096420442558, 0.001239118928870709, 0.0005199387605461302],
    lmdi: {
      volume: [0.06675775663094413, 0.146249697636367, 0.09288389704291816, 0.01908808136348595],
      mix: [0.9332422433690541, -0.9254938114198324, 0.4796680446280643, 0.12728241114481037],
      rate: [0.0, -1.220755886216538, 22.427448058329016, -0.14637049250829584],
    },
  },
  {
    name: 'new product and a withdrawn one',
    groups: [
      { x0: 12.0, e0: 1000.0, x1: 13.0, e1: 1200.0 },
      { x0: 8.0, e0: 800.0, x1: 0.0, e1: 0.0 },
      { x0: 0.0, e0: 0.0, x1: 21.0, e1: 600.0 },
    ],
    delta: 0.0077777777777777776,
    mix: [-0.00039814814814814785, 0.002222222222222222, 0.006666666666666668],
    rate: [-0.000712962962962963, 0.0, 0.0],
    rateSe: [0.0028023144706328454, 0.0007856742013183861, 0.0012729376930432888],
    lmdi: null,
  },
  {
    name: 'campaign: volume x4, rates equal',
    groups: [
      { x0: 10.0, e0: 1000.0, x1: 40.0, e1: 4000.0 },
      { x0: 10.0, e0: 2000.0, x1: 40.0, e1: 8000.0 },
      { x0: 6.0, e0: 300.0, x1: 24.0, e1: 1200.0 },
    ],
    delta: 0.0,
    mix: [0.0, -0.0, 0.0],
    rate: [0.0, 0.0, 0.0],
    rateSe: [0.0010713739108887085, 0.0010713739108887085, 0.0008298826628866155],
    lmdi: {
      volume: [29.999999999999996, 29.999999999999996, 18.0],
      mix: [0.0, 0.0, 0.0],
      rate: [0.0, 0.0, 0.0],
    },
  },
];

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

test.each(cases)('rate of "$name": mix and rate by group, with standard errors', (one) => {
  const { delta, parts } = kitagawa(one.groups);
  expect(delta).toBeCloseTo(one.delta, 12);
  parts.forEach((part, i) => {
    expect(part.mix).toBeCloseTo(one.mix[i] ?? Number.NaN, 12);
    expect(part.rate).toBeCloseTo(one.rate[i] ?? Number.NaN, 12);
    expect(part.rateSe).toBeCloseTo(one.rateSe[i] ?? Number.NaN, 12);
  });
});

test.each(cases.filter((one) => one.lmdi !== null))(
  'count of "$name": volume, mix and rate by group',
  (one) => {
    lmdi(one.groups).forEach((part, i) => {
      expect(part.volume).toBeCloseTo(one.lmdi?.volume[i] ?? Number.NaN, 9);
      expect(part.mix).toBeCloseTo(one.lmdi?.mix[i] ?? Number.NaN, 9);
      expect(part.rate).toBeCloseTo(one.lmdi?.rate[i] ?? Number.NaN, 9);
    });
  },
);

test('a period without any exposure has no rate to explain', () => {
  expect(() => kitagawa([{ x0: 0, e0: 0, x1: 1, e1: 10 }])).toThrow(/exposure/);
});

test('a new and a withdrawn product change the count by volume and mix, not by a rate of theirs', () => {
  const parts = lmdi([
    { x0: 12, e0: 1000, x1: 12, e1: 1000 },
    { x0: 8, e0: 800, x1: 0, e1: 0 },
    { x0: 0, e0: 0, x1: 21, e1: 600 },
  ]);
  for (const { rate } of parts) expect(rate).toBeCloseTo(0, 9);
  expect(sum(parts.map(({ volume, mix, rate }) => volume + mix + rate))).toBeCloseTo(13, 6);
});

const count = fc.integer({ min: 0, max: 500 });
const exposure = fc.integer({ min: 500, max: 10_000 });
const group: fc.Arbitrary<GroupChange> = fc.record({ x0: count, e0: exposure, x1: count, e1: exposure });
const groups = fc.array(group, { minLength: 1, maxLength: 12 });

test('the parts add up to the change', () => {
  fc.assert(
    fc.property(groups, (rows) => {
      const { delta, parts } = kitagawa(rows);
      expect(sum(parts.map(({ mix, rate }) => mix + rate))).toBeCloseTo(delta, 10);
      const change = sum(rows.map(({ x0, x1 }) => x1 - x0));
      expect(sum(lmdi(rows).map(({ volume, mix, rate }) => volume + mix + rate))).toBeCloseTo(change, 6);
    }),
  );
});
