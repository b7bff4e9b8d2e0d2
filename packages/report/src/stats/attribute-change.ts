import { FatalError } from '@voc/core';
import { sumBy } from './sum.ts';

/** One group of a rate in two periods: complaints x and exposure e. */
export interface GroupChange {
  x0: number;
  e0: number;
  x1: number;
  e1: number;
}

/**
 * Parts of a change of the overall rate, centred symmetric Kitagawa (Kitagawa 1955, JASA 50:1168): per group the part
 * of the mix and of the rate, which add up to `delta` exactly, and the standard error of the rate part. A group
 * absent in one period takes the other period's rate, so that it is all mix. FatalError without exposure in a period.
 */
export function kitagawa(groups: readonly GroupChange[]): {
  delta: number;
  parts: { mix: number; rate: number; rateSe: number }[];
} {
  const e0 = sumBy(groups, (g) => g.e0);
  const e1 = sumBy(groups, (g) => g.e1);
  if (!(e0 > 0 && e1 > 0)) throw new FatalError(`No rate to explain: exposure ${e0} before, ${e1} after`);
  const r0 = sumBy(groups, (g) => g.x0) / e0;
  const r1 = sumBy(groups, (g) => g.x1) / e1;
  const parts = groups.map((g) => {
    const [w0, w1] = [g.e0 / e0, g.e1 / e1];
    const before = g.e0 > 0 ? g.x0 / g.e0 : g.e1 > 0 ? g.x1 / g.e1 : 0;
    const after = g.e1 > 0 ? g.x1 / g.e1 : before;
    const variance = (g.e1 > 0 ? g.x1 / g.e1 ** 2 : 0) + (g.e0 > 0 ? g.x0 / g.e0 ** 2 : 0);
    return {
      mix: (w1 - w0) * ((before + after) / 2 - (r0 + r1) / 2),
      rate: ((after - before) * (w0 + w1)) / 2,
      rateSe: ((w0 + w1) / 2) * Math.sqrt(variance),
    };
  });
  return { delta: r1 - r0, parts };
}

const logMean = (a: number, b: number): number =>
  Math.abs(a - b) < 1e-12 * Math.max(a, b) ? (a + b) / 2 : (a - b) / Math.log(a / b);

/**
 * Parts of a change of the count: volume, mix and rate by LMDI-I (Ang 2005, Energy Policy 33:867), exactly additive.
 * A zero is taken as 1e-9 of a complaint or unit; a group absent in one period takes the other period's rate, as in
 * `kitagawa`, so that nothing of it is rate.
 */
export function lmdi(groups: readonly GroupChange[]): { volume: number; mix: number; rate: number }[] {
  const held = (value: number): number => Math.max(value, 1e-9);
  const n0 = sumBy(groups, (g) => held(g.e0));
  const n1 = sumBy(groups, (g) => held(g.e1));
  return groups.map((g) => {
    const [e0, e1] = [held(g.e0), held(g.e1)];
    const x0 = g.e0 > 0 || g.e1 <= 0 ? held(g.x0) : (held(g.x1) / e1) * e0;
    const x1 = g.e1 > 0 || g.e0 <= 0 ? held(g.x1) : (x0 / e0) * e1;
    const weight = logMean(x1, x0);
    return {
      volume: weight * Math.log(n1 / n0),
      mix: weight * Math.log(e1 / n1 / (e0 / n0)),
      rate: weight * Math.log(x1 / e1 / (x0 / e0)),
    };
  });
}
