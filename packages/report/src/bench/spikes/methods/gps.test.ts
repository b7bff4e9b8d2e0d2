import { expect, test } from 'vitest';
import vectors from '../../../vectors/gps-ebgm.json';
import { fitGps, type GpsPrior, gpsDeviance, gpsPosterior } from './gps.ts';

const priorOf = ([a1 = 0, b1 = 0, a2 = 0, b2 = 0, share = 0]: readonly number[]): GpsPrior => ({
  shapes: [a1, a2],
  rates: [b1, b2],
  share,
});
const cases = [vectors.fit, vectors.posterior_only.case];

test.each(cases)(
  'posteriors agree with openEBGM at its prior',
  ({ theta, N, E, Qn, EBGM, EB05, EB95 }) => {
    for (const [i, n] of N.entries()) {
      const posterior = gpsPosterior(n, E[i] ?? 0, priorOf(theta));
      expect(Math.abs(posterior.weight - (Qn[i] ?? 0))).toBeLessThan(1e-7);
      expect(Math.abs(posterior.ebgm - (EBGM[i] ?? 0))).toBeLessThan(1e-7);
      expect(Math.abs(posterior.quantile(0.05) - (EB05[i] ?? 0))).toBeLessThan(2e-6);
      expect(Math.abs(posterior.quantile(0.95) - (EB95[i] ?? 0))).toBeLessThan(2e-6);
    }
  },
  60_000,
);

test('the fit reaches the likelihood that openEBGM reached', () => {
  const { N, E } = vectors.fit;
  expect(gpsDeviance(N, E, fitGps(N, E)) - vectors.negLL_minimum).toBeLessThan(1e-3);
}, 60_000);
