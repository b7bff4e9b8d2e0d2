import fc from 'fast-check';
import { expect, test } from 'vitest';
import vectors from '../vectors/funnel.json';
import { overdispersionOf, poissonLimits, shareFunnel, winsorise } from './funnel.ts';
import { sampleQuantile } from './sample-quantile.ts';

// Figures of R 4.2.2 with the functions of FunnelPlotR 0.6.0 (Spiegelhalter 2005, 2012).
const near = (actual: number | undefined, expected: number | null | undefined): void =>
  expect(Math.abs((actual ?? Number.NaN) - (expected ?? Number.NaN))).toBeLessThan(
    vectors.tolerance.absolute,
  );
const nearAll = (actual: readonly number[], expected: readonly (number | null)[]): void =>
  expected.forEach((one, i) => {
    near(actual[i], one);
  });
const { observed, expected_counts: expected } = vectors;
const [z95, z998] = [1.959964, 3.090232];

test('exact Poisson limits of a ratio', () => {
  const { ll95, ul95, ll998, ul998 } = vectors.exact_unadjusted;
  nearAll(
    expected.map((one) => poissonLimits(one, 0.025).lower),
    ll95,
  );
  nearAll(
    expected.map((one) => poissonLimits(one, 0.025).upper),
    ul95,
  );
  nearAll(
    expected.map((one) => poissonLimits(one, 0.001).lower),
    ll998,
  );
  nearAll(
    expected.map((one) => poissonLimits(one, 0.001).upper),
    ul998,
  );
});

test('shares: z, winsorised z, phi, tau squared and limits', () => {
  const { x, n, z, z_winsorised, phi, tau2, od_ll95, od_ul95, od_ll998, od_ul998 } = vectors.proportion;
  const funnel = shareFunnel(x, n);
  nearAll(funnel.z, z);
  nearAll(winsorise(funnel.z, 0.1), z_winsorised);
  near(funnel.phi, phi);
  near(funnel.tau2, tau2);
  for (const [i, trials] of n.entries()) {
    // Rows that the reference left without limits.
    if (od_ul95[i] === 1) continue;
    near(funnel.limits(trials, z95).lower, od_ll95[i]);
    near(funnel.limits(trials, z95).upper, od_ul95[i]);
    // Below an angle of 0 the reference mirrors the limit; no share is below 0.
    const below = Math.asin(Math.sqrt(funnel.target)) < z998 * Math.sqrt(1 / (4 * trials) + funnel.tau2);
    near(funnel.limits(trials, z998).lower, below ? 0 : od_ll998[i]);
    near(funnel.limits(trials, z998).upper, od_ul998[i]);
  }
});

/** By the way in which the reference scales a ratio: its z, what it leaves out or pulls in, and its limits. */
const scales = {
  SHMI: {
    z: (one: number, mean: number) => Math.log(one / mean) * Math.sqrt(mean),
    error: (mean: number) => 1 / Math.sqrt(mean),
    limit: (half: number) => Math.exp(half),
  },
  CQC: {
    z: (one: number, mean: number) => 2 * (Math.sqrt(one) - Math.sqrt(mean)),
    error: (mean: number) => 1 / (2 * Math.sqrt(mean)),
    limit: (half: number) => 1 + half,
  },
};

test.each(vectors.cases)(
  'ratios of counts on the scale of $sr_method: phi, tau squared and limits',
  (one) => {
    const scale = scales[one.sr_method as keyof typeof scales];
    const z = observed.map((count, i) => scale.z(count, expected[i] ?? 1));
    nearAll(z, one.z);
    const [low, high] = [sampleQuantile(z, one.trim_by), sampleQuantile(z, 1 - one.trim_by)];
    const used = one.z_adjusted_input.flatMap((value, i) => (value === null ? [] : [i]));
    const pulled = one.sr_method === 'CQC' ? winsorise(z, one.trim_by) : z;
    for (const i of used) near(pulled[i], one.z_adjusted_input[i]);
    expect(used.every((i) => (pulled[i] ?? 0) >= low && (pulled[i] ?? 0) <= high)).toBe(true);
    const { phi, tau2 } = overdispersionOf(
      used.map((i) => pulled[i] ?? 0),
      used.map((i) => scale.error(expected[i] ?? 1)),
    );
    near(phi, one.phi);
    near(tau2, one.tau2);
    for (const [i, mean] of expected.entries()) {
      const spread = Math.sqrt(scale.error(mean) ** 2 + tau2);
      near(scale.limit(-z95 * spread), one.od_ll95[i]);
      near(scale.limit(z95 * spread), one.od_ul95[i]);
      near(scale.limit(-z998 * spread), one.od_ll998[i]);
      near(scale.limit(z998 * spread), one.od_ul998[i]);
    }
  },
);

test('shares that scatter less than chance need no added variance, and no trial is no surprise', () => {
  const calm = shareFunnel([10, 20, 30, 5, 0], [1000, 2000, 3000, 500, 0]);
  expect(calm.tau2).toBe(0);
  expect(calm.z[4]).toBe(0);
  expect(calm.zAdjusted[0]).toBe(calm.z[0]);
});

test('limits hold the target and narrow with the trials', () => {
  const rows = fc.array(
    fc
      .integer({ min: 1, max: 3000 })
      .chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of))),
    { minLength: 2, maxLength: 30 },
  );
  fc.assert(
    fc.property(rows, (pairs) => {
      const { target, limits: at } = shareFunnel(
        pairs.map(([hits]) => hits),
        pairs.map(([, trials]) => trials),
      );
      const [few, many] = [at(20, 1.96), at(2000, 1.96)];
      expect(few.lower).toBeLessThanOrEqual(many.lower + 1e-12);
      expect(many.lower).toBeLessThanOrEqual(target + 1e-12);
      expect(many.upper).toBeGreaterThanOrEqual(target - 1e-12);
      expect(few.upper).toBeGreaterThanOrEqual(many.upper - 1e-12);
    }),
  );
});
