import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitBetaBinomial } from './fit-beta-binomial.ts';
import { fitGammaPoisson } from './fit-gamma-poisson.ts';

const counts = [
  0, 3, 4, 14, 0, 25, 1, 2, 1, 4, 4, 8, 0, 5, 5, 3, 2, 1, 6, 0, 6, 3, 0, 4, 2, 0, 1, 10, 8, 7, 8, 2, 5, 0, 13,
  5, 0, 7, 7, 3, 0, 13, 1, 5, 0, 22, 0, 2, 8, 1, 0, 0, 4, 5, 2, 6, 1, 1, 0, 0, 0, 1, 29, 2, 2, 1, 0, 1, 1, 0,
  40, 11, 7, 16, 8, 0, 1, 0, 0, 0,
];
const exposures = [
  278, 131, 266, 643, 24, 2590, 132, 109, 60, 905, 633, 1400, 857, 357, 391, 909, 75, 232, 421, 133, 675, 152,
  631, 301, 471, 32, 76, 1610, 317, 221, 946, 703, 232, 102, 3813, 647, 30, 796, 721, 768, 142, 1923, 89,
  1337, 372, 2637, 145, 652, 802, 159, 252, 140, 481, 645, 166, 400, 111, 121, 20, 50, 98, 288, 2059, 360,
  281, 401, 37, 265, 76, 113, 4237, 3253, 964, 526, 498, 66, 45, 394, 134, 85,
];
const hits = [
  10, 0, 2, 40, 7, 1, 1, 21, 34, 40, 1, 17, 0, 22, 0, 19, 0, 0, 13, 2, 2, 2, 8, 11, 8, 7, 5, 0, 2, 4, 0, 12,
  0, 3, 4, 0, 0, 26, 4, 0, 11, 1, 2, 71, 4, 1, 4, 1, 1, 111, 13, 9, 0, 1, 6, 0, 13, 9, 0, 0, 5, 6, 138, 1, 54,
  3, 0, 0, 16, 20, 2, 0, 7, 3, 16, 1, 1, 4, 0, 0, 17, 16, 0, 15, 1, 7, 40, 4, 5, 1,
];
const trials = [
  684, 39, 20, 677, 311, 82, 111, 767, 334, 1358, 278, 560, 47, 168, 69, 242, 104, 136, 334, 26, 68, 100, 254,
  199, 153, 153, 112, 97, 294, 73, 54, 933, 216, 71, 80, 24, 17, 872, 211, 73, 200, 47, 179, 931, 146, 39, 60,
  272, 17, 1394, 288, 781, 19, 76, 262, 104, 226, 307, 29, 32, 41, 176, 1942, 92, 449, 94, 30, 46, 465, 166,
  54, 46, 2011, 19, 382, 53, 39, 370, 23, 14, 164, 923, 46, 73, 107, 514, 1250, 248, 229, 44,
];

test('the gamma prior agrees with R MASS::glm.nb', () => {
  const { shape, rate } = fitGammaPoisson(counts, exposures);
  expect(shape / 2.7588866502194427).toBeCloseTo(1, 4);
  expect(rate / 339.17950905296317).toBeCloseTo(1, 4);
});

test('the beta prior agrees with a maximum likelihood fit by scipy', () => {
  const { alpha, beta } = fitBetaBinomial(hits, trials);
  expect(alpha / 1.2088076698540242).toBeCloseTo(1, 3);
  expect(beta / 32.96918227456494).toBeCloseTo(1, 3);
});

test('less spread than Poisson ends at the largest shape, and the mean stays', () => {
  const { shape, rate } = fitGammaPoisson(
    Array.from({ length: 30 }, () => 5),
    Array.from({ length: 30 }, () => 1000),
  );
  expect(shape).toBeCloseTo(200, 1);
  expect(shape / rate).toBeCloseTo(0.005, 4);
});

test('without any evidence both priors say nothing', () => {
  expect(fitGammaPoisson([], [])).toEqual({ shape: 1, rate: 1 });
  expect(fitBetaBinomial([], [])).toEqual({ alpha: 1, beta: 1 });
});

test('a fit is finite and positive', () => {
  const row = fc
    .integer({ min: 1, max: 5000 })
    .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
  fc.assert(
    fc.property(fc.array(row, { minLength: 2, maxLength: 20 }), (rows) => {
      const { alpha, beta } = fitBetaBinomial(
        rows.map(([x]) => x),
        rows.map(([, n]) => n),
      );
      const { shape, rate } = fitGammaPoisson(
        rows.map(([x]) => x),
        rows.map(([, n]) => n),
      );
      for (const value of [alpha, beta, shape, rate]) {
        expect(value).toBeGreaterThan(0);
        expect(value).toBeLessThan(Number.POSITIVE_INFINITY);
      }
    }),
    { numRuns: 40 },
  );
});
