import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitGammaPoisson, shapeLimits } from './fit-gamma-poisson.ts';

const relative = (actual: number, expected: number): number => Math.abs(actual / expected - 1);

const n1 = [
  0, 3, 4, 14, 0, 25, 1, 2, 1, 4, 4, 8, 0, 5, 5, 3, 2, 1, 6, 0, 6, 3, 0, 4, 2, 0, 1, 10, 8, 7, 8, 2, 5, 0, 13,
  5, 0, 7, 7, 3, 0, 13, 1, 5, 0, 22, 0, 2, 8, 1, 0, 0, 4, 5, 2, 6, 1, 1, 0, 0, 0, 1, 29, 2, 2, 1, 0, 1, 1, 0,
  40, 11, 7, 16, 8, 0, 1, 0, 0, 0,
];
const e1 = [
  278, 131, 266, 643, 24, 2590, 132, 109, 60, 905, 633, 1400, 857, 357, 391, 909, 75, 232, 421, 133, 675, 152,
  631, 301, 471, 32, 76, 1610, 317, 221, 946, 703, 232, 102, 3813, 647, 30, 796, 721, 768, 142, 1923, 89,
  1337, 372, 2637, 145, 652, 802, 159, 252, 140, 481, 645, 166, 400, 111, 121, 20, 50, 98, 288, 2059, 360,
  281, 401, 37, 265, 76, 113, 4237, 3253, 964, 526, 498, 66, 45, 394, 134, 85,
];
const n2 = [
  4, 0, 0, 2, 1, 122, 6, 7, 0, 0, 1, 0, 93, 6, 3, 2, 0, 6, 0, 0, 0, 0, 1, 3, 4, 2, 48, 59, 1, 66, 0, 1, 18,
  15, 6, 4, 0, 45, 1, 21, 17, 0, 0, 0, 1, 5, 2, 1, 3, 0, 0, 4, 0, 6, 21, 3, 0, 27, 10, 3, 0, 13, 46, 1, 0, 10,
  0, 0, 0, 1, 1, 0, 11, 3, 3, 0, 8, 0, 11, 1, 129, 4, 11, 4, 9, 0, 6, 0, 8, 2, 3, 8, 27, 0, 0, 2, 94, 19, 4,
  4, 80, 9, 2, 2, 1, 2, 0, 0, 0, 1, 6, 24, 4, 5, 17, 0, 1, 2, 5, 17, 0, 60, 9, 0, 26, 4, 0, 59, 36, 23, 4, 0,
  2, 1, 13, 0, 0, 0, 3, 28, 26, 9, 20, 0, 5, 30, 56, 3, 1, 14,
];
const e2 = [
  135, 141, 23, 136, 62, 1000, 157, 96, 1276, 36, 49, 94, 1146, 90, 223, 101, 51, 161, 314, 38, 235, 12, 60,
  767, 169, 560, 1089, 583, 378, 620, 282, 147, 654, 435, 309, 2041, 394, 6552, 43, 1017, 271, 983, 148, 1801,
  1447, 531, 109, 268, 97, 273, 32, 53, 39, 939, 354, 34, 179, 1521, 202, 47, 102, 323, 1238, 91, 18, 396,
  172, 29, 34, 126, 30, 43, 456, 855, 446, 75, 395, 41, 620, 131, 5580, 759, 698, 408, 1885, 118, 132, 76,
  521, 88, 291, 432, 1759, 17, 46, 1063, 4247, 393, 271, 165, 986, 243, 66, 1167, 66, 347, 228, 59, 259, 133,
  823, 1323, 520, 762, 459, 20, 78, 261, 180, 683, 100, 1528, 108, 35, 407, 112, 177, 2098, 431, 443, 485, 39,
  108, 100, 789, 196, 391, 291, 106, 1864, 2160, 1324, 2039, 111, 588, 1237, 1699, 37, 61, 1015,
];

test.each([
  { n: n1, exposure: e1, shape: 2.7588866502194427, rate: 339.17950905296317 },
  { n: n2, exposure: e2, shape: 0.7633524126953339, rate: 36.80252577430412 },
])('agrees with scipy and R glm.nb: shape $shape, rate $rate', (expected) => {
  const prior = fitGammaPoisson(expected.n, expected.exposure);
  expect(relative(prior.shape, expected.shape)).toBeLessThan(1e-5);
  expect(relative(prior.rate, expected.rate)).toBeLessThan(1e-5);
});

test('less spread than Poisson: the shape stops at its limit and every posterior mean is the pooled rate', () => {
  const n = [2, 5, 7, 12, 2, 4, 6, 25];
  const exposure = [400, 900, 1500, 2500, 300, 800, 1200, 5000];
  const { shape, rate } = fitGammaPoisson(n, exposure);
  expect(shape).toBe(shapeLimits[1]);
  n.forEach((count, i) => {
    expect(relative((shape + count) / (rate + (exposure[i] ?? 0)), 0.005)).toBeLessThan(0.01);
  });
});

test.each([
  ['no complaint at all', [0, 0], [10, 100]],
  ['no exposure', [0, 3], [0, 0]],
  ['nobody', [], []],
])('%s has a finite prior', (_name, n, exposure) => {
  const { shape, rate } = fitGammaPoisson(n, exposure);
  expect(shape > 0 && rate > 0 && Number.isFinite(shape) && Number.isFinite(rate)).toBe(true);
});

test('exposure in other units scales the rate and leaves the shape', () => {
  const row = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 50, max: 2000 }));
  fc.assert(
    fc.property(fc.array(row, { minLength: 5, maxLength: 40 }), (rows) => {
      const counts = rows.map(([n]) => n);
      fc.pre(counts.some((n) => n > 0));
      const one = fitGammaPoisson(
        counts,
        rows.map(([, e]) => e),
      );
      const ten = fitGammaPoisson(
        counts,
        rows.map(([, e]) => e * 10),
      );
      expect(relative(ten.shape, one.shape)).toBeLessThan(1e-3);
      expect(relative(ten.rate, one.rate * 10)).toBeLessThan(1e-3);
    }),
    { numRuns: 50 },
  );
});
