import { logGamma } from './log-gamma.ts';

const tiny = 1e-300;

/** Sum of the series of P(a, x) after its front factor (DLMF 8.11.4). */
function series(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < 100_000 && term > sum * 1e-17; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

/** Continued fraction of Q(a, x) after its front factor, modified Lentz (DLMF 8.9.2). */
function fraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let h = d;
  for (let n = 1; n < 100_000; n++) {
    const term = -n * (n - a);
    b += 2;
    d = term * d + b;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    c = b + term / c;
    if (Math.abs(c) < tiny) c = tiny;
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return h;
}

/** ln P(a, x), the regularised lower incomplete gamma: ln P(Gamma(a, 1) <= x). */
export function logGammaLower(a: number, x: number): number {
  if (x <= 0) return -Infinity;
  const front = a * Math.log(x) - x - logGamma(a);
  if (x < a + 1) return Math.min(0, front + Math.log(series(a, x)));
  return Math.log1p(-Math.min(1, Math.exp(front + Math.log(fraction(a, x)))));
}

/** ln Q(a, x) = ln P(Gamma(a, 1) > x). */
export function logGammaUpper(a: number, x: number): number {
  if (x <= 0) return 0;
  const front = a * Math.log(x) - x - logGamma(a);
  if (x >= a + 1) return Math.min(0, front + Math.log(fraction(a, x)));
  return Math.log1p(-Math.min(1, Math.exp(front + Math.log(series(a, x)))));
}
