import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitBetaBinomial } from './fit-beta-binomial.ts';
import { betaQuantile } from './quantiles.ts';

const relative = (actual: number, expected: number): number => Math.abs(actual / expected - 1);

const x1 = [
  2, 10, 6, 1, 0, 7, 0, 2, 0, 6, 3, 0, 0, 1, 56, 8, 0, 2, 31, 0, 1, 0, 81, 0, 0, 2, 1, 7, 12, 0, 0, 2, 0, 0,
  1, 6, 0, 9, 2, 6, 0, 0, 2, 7, 2, 9, 0, 5, 0, 14, 2, 7, 0, 1, 27, 18, 13, 0, 3, 3, 13, 0, 9, 1, 0, 21, 0, 6,
  2, 9, 9, 0, 1, 0, 5, 0, 0, 1, 2, 10, 0, 3, 1, 1, 2, 0, 0, 44, 5, 15, 5, 2, 4, 1, 0, 2, 21, 8, 1, 2, 0, 25,
  3, 0, 2, 3, 1, 7, 0, 0, 2, 2, 11, 2, 4, 14, 12, 2, 7, 8,
];
const n1 = [
  812, 401, 2012, 17, 438, 962, 105, 171, 20, 810, 135, 137, 17, 28, 2030, 1387, 55, 317, 1718, 96, 16, 54,
  3718, 36, 8, 97, 249, 440, 617, 55, 76, 300, 211, 7, 84, 304, 66, 1514, 40, 540, 70, 195, 49, 318, 326, 386,
  58, 369, 29, 344, 88, 590, 90, 49, 1214, 2033, 1652, 128, 543, 304, 662, 168, 802, 268, 27, 1323, 110, 564,
  386, 290, 1661, 195, 91, 11, 753, 14, 17, 45, 153, 203, 58, 450, 77, 111, 65, 130, 33, 1502, 273, 994, 169,
  58, 1581, 15, 210, 77, 1741, 700, 62, 73, 112, 702, 255, 30, 114, 250, 94, 680, 148, 46, 592, 150, 546, 379,
  101, 491, 357, 11, 689, 382,
];
const x2 = [
  10, 0, 2, 40, 7, 1, 1, 21, 34, 40, 1, 17, 0, 22, 0, 19, 0, 0, 13, 2, 2, 2, 8, 11, 8, 7, 5, 0, 2, 4, 0, 12,
  0, 3, 4, 0, 0, 26, 4, 0, 11, 1, 2, 71, 4, 1, 4, 1, 1, 111, 13, 9, 0, 1, 6, 0, 13, 9, 0, 0, 5, 6, 138, 1, 54,
  3, 0, 0, 16, 20, 2, 0, 7, 3, 16, 1, 1, 4, 0, 0, 17, 16, 0, 15, 1, 7, 40, 4, 5, 1,
];
const n2 = [
  684, 39, 20, 677, 311, 82, 111, 767, 334, 1358, 278, 560, 47, 168, 69, 242, 104, 136, 334, 26, 68, 100, 254,
  199, 153, 153, 112, 97, 294, 73, 54, 933, 216, 71, 80, 24, 17, 872, 211, 73, 200, 47, 179, 931, 146, 39, 60,
  272, 17, 1394, 288, 781, 19, 76, 262, 104, 226, 307, 29, 32, 41, 176, 1942, 92, 449, 94, 30, 46, 465, 166,
  54, 46, 2011, 19, 382, 53, 39, 370, 23, 14, 164, 923, 46, 73, 107, 514, 1250, 248, 229, 44,
];

test.each([
  { x: x1, n: n1, alpha: 2.3071892205962783, beta: 172.61651259898338, median: 0.011383874897249636 },
  { x: x2, n: n2, alpha: 1.2088076698540242, beta: 32.96918227456494, median: 0.026744525011806648 },
])('agrees with scipy: alpha $alpha, beta $beta', (expected) => {
  const prior = fitBetaBinomial(expected.x, expected.n);
  expect(relative(prior.alpha, expected.alpha)).toBeLessThan(1e-5);
  expect(relative(prior.beta, expected.beta)).toBeLessThan(1e-5);
  expect(relative(betaQuantile(0.5, prior.alpha, prior.beta), expected.median)).toBeLessThan(1e-5);
});

test.each([
  ['no complaint at all', [0, 0, 0], [100, 50, 10]],
  ['a complaint on every trial', [5, 9], [5, 9]],
  ['less spread than binomial', [10, 20, 30], [1000, 2000, 3000]],
  ['no trial', [0, 0], [0, 0]],
  ['nobody', [], []],
])('%s has a finite prior', (_name, x, n) => {
  const { alpha, beta } = fitBetaBinomial(x, n);
  expect(alpha > 0 && beta > 0 && Number.isFinite(alpha) && Number.isFinite(beta)).toBe(true);
});

test('less spread than binomial pools: every posterior mean is the common rate', () => {
  const { alpha, beta } = fitBetaBinomial([10, 20, 30], [1000, 2000, 3000]);
  expect(relative(alpha / (alpha + beta), 0.01)).toBeLessThan(0.01);
});

const rows = fc.array(
  fc.integer({ min: 1, max: 5000 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n))),
  { minLength: 1, maxLength: 30 },
);

test('the prior is finite and does not depend on the order of rows', () => {
  fc.assert(
    fc.property(rows, (pairs) => {
      const fit = (list: typeof pairs) =>
        fitBetaBinomial(
          list.map(([x]) => x),
          list.map(([, n]) => n),
        );
      const one = fit(pairs);
      const other = fit(pairs.toReversed());
      expect(Number.isFinite(one.alpha) && one.alpha > 0 && one.beta > 0).toBe(true);
      expect(
        relative(other.alpha / (other.alpha + other.beta), one.alpha / (one.alpha + one.beta)),
      ).toBeLessThan(0.01);
    }),
    { numRuns: 50 },
  );
});
