import { logBeta } from './log-gamma.ts';

const tiny = 1e-300;

const apart = (value: number): number => (Math.abs(value) < tiny ? tiny : value);

/** Continued fraction of I_x(a, b), modified Lentz (DLMF 8.17.22). */
function fraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  d = 1 / apart(d);
  let h = d;
  for (let m = 1; m <= 20_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / apart(1 + even * d);
    c = apart(1 + even / c);
    h *= c * d;
    d = 1 / apart(1 + odd * d);
    c = apart(1 + odd / c);
    h *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return h;
}

/** ln I_x(a, b) given x and 1 - x, each exact, so that neither tail loses digits. */
export function logIncompleteBeta(x: number, complement: number, a: number, b: number): number {
  if (x <= 0) return -Infinity;
  if (complement <= 0) return 0;
  const front = a * Math.log(x) + b * Math.log(complement) - logBeta(a, b);
  if (x <= (a + 1) / (a + b + 2)) return Math.min(0, front + Math.log(fraction(x, a, b) / a));
  return Math.log1p(-Math.min(1, Math.exp(front + Math.log(fraction(complement, b, a) / b))));
}

/** Regularised incomplete beta I_x(a, b): P(Beta(a, b) <= x). */
export function incompleteBeta(x: number, a: number, b: number): number {
  return Math.exp(logIncompleteBeta(x, 1 - x, a, b));
}
