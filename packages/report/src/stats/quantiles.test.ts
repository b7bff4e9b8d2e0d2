import fc from 'fast-check';
import { expect, test } from 'vitest';
import { incompleteBeta, logIncompleteBeta } from './incomplete-beta.ts';
import { logGammaLower, logGammaUpper } from './incomplete-gamma.ts';
import { betaQuantile, gammaQuantile } from './quantiles.ts';

/** Relative to the expected value; R's own figures are printed with 15 digits. */
const near = (actual: number, expected: number): void =>
  expect(Math.abs(actual / expected - 1)).toBeLessThan(1e-9);

/** Prior Gamma(2.4, 380); n, exposure, and 5 %, 50 %, 95 % quantiles by R 4.2.2 qgamma. */
const gamma: [number, number, number, number, number][] = [
  [0, 5, 0.00136829626772618, 0.00539261568309856, 0.0139734428799718],
  [3, 5, 0.0057746740078799, 0.0131703235595486, 0.025198663102395],
  [50, 5, 0.106722731689799, 0.135239081207086, 0.168435311190154],
  [1, 100, 0.00214380917090873, 0.00640230632720744, 0.0143490901584494],
  [10, 100, 0.015060854673689, 0.0251423059306652, 0.0389639443316146],
  [0, 2000, 0.000221342043308647, 0.000872334889913003, 0.00226040987764249],
  [3, 2000, 0.000934138442451161, 0.00213049351698581, 0.00407625432538742],
  [50, 2000, 0.0172639713027617, 0.0218769101952639, 0.0272468885748779],
];

/** Same prior; n, exposure, c and P(rate > c) by R 4.2.2 pgamma. */
const gammaAbove: [number, number, number, number][] = [
  [0, 5, 0.006, 0.43695969347466],
  [0, 5, 0.0095, 0.181142423630558],
  [3, 5, 0.006, 0.942616876598186],
  [3, 5, 0.0095, 0.758661056053581],
  [50, 5, 0.006, 1],
  [50, 5, 0.0095, 1],
  [1, 100, 0.006, 0.545233542361913],
  [1, 100, 0.0095, 0.227695990139346],
  [10, 100, 0.006, 0.999973282384915],
  [10, 100, 0.0095, 0.998251646230109],
];

/** Prior Beta(3.1, 240); x, n, 5 % and 95 % quantiles by R 4.2.2 qbeta, c and P(rate > c) by pbeta. */
const beta: [number, number, number, number, number, number][] = [
  [0, 5, 0.00352709588553209, 0.0258540753207678, 0.01, 0.575227768430884],
  [4, 5, 0.0136493594519699, 0.0478833263796327, 0.01, 0.988515046812735],
  [1, 60, 0.00472867164995071, 0.0259297983740123, 0.01, 0.662541599743389],
  [30, 60, 0.0813182851178438, 0.14002533536422, 0.01, 1],
  [1, 900, 0.00124823238772039, 0.00689896590362071, 0.01, 0.00392978839171094],
  [30, 900, 0.0212963813058101, 0.0375524181328919, 0.01, 0.999999889256596],
  [1, 50000, 2.83543792323235e-5, 0.000157149017861583, 0.01, 1.81620497500775e-212],
  [30, 50000, 0.000482468518585559, 0.0008576890074111, 0.01, 9.99968185580636e-169],
];

test.each(gamma)('gamma: %s in %s agrees with R', (n, exposure, q05, q50, q95) => {
  const quantile = (p: number): number => gammaQuantile(p, 2.4 + n, 380 + exposure);
  near(quantile(0.05), q05);
  near(quantile(0.5), q50);
  near(quantile(0.95), q95);
});

test.each(gammaAbove)('gamma: %s in %s is above %s as in R', (n, exposure, c, p) => {
  near(Math.exp(logGammaUpper(2.4 + n, (380 + exposure) * c)), p);
});

test.each(beta)('beta: %s of %s agrees with R', (x, n, q05, q95, c, p) => {
  near(betaQuantile(0.05, 3.1 + x, 240 + n - x), q05);
  near(betaQuantile(0.95, 3.1 + x, 240 + n - x), q95);
  near(Math.exp(logIncompleteBeta(1 - c, c, 240 + n - x, 3.1 + x)), p);
});

/** From 1 up, where the density is finite and a quantile as near to 1 as doubles go still has its digits. */
const parameter = fc.double({ min: 1, max: 5000, noNaN: true });
const probability = fc.double({ min: 0.001, max: 0.999, noNaN: true });

test('a quantile is where the distribution function reaches p', () => {
  fc.assert(
    fc.property(probability, parameter, parameter, (p, a, b) => {
      expect(incompleteBeta(betaQuantile(p, a, b), a, b)).toBeCloseTo(p, 7);
      expect(Math.exp(logGammaLower(a, gammaQuantile(p, a, b) * b))).toBeCloseTo(p, 7);
    }),
  );
});
