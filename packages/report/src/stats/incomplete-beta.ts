import { logBeta } from './log-gamma.ts';

const tiny = 1e-300;

/** Continued fraction of I_x(a, b), modified Lentz (DLMF 8.17.22). */
function fraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  d = 1 / (Math.abs(d) < tiny ? tiny : d);
  let h = d;
  for (let m = 1; m <= 20_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    let step = 1;
    for (const term of [even, odd]) {
      d = 1 + term * d;
      d = 1 / (Math.abs(d) < tiny ? tiny : d);
      c = 1 + term / c;
      if (Math.abs(c) < tiny) c = tiny;
      step = c * d;
      h *= step;
    }
    if (Math.abs(step - 1) < 1e-16) break;
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
