import { lengthFactor } from '../features/index.ts';
import { pairCount } from '../model/index.ts';
import type { NormalText } from '../segment/index.ts';
import type { Window } from './windows.ts';

/** Number of a pair of neighbouring units; pairs that share one share its weight. */
export const pairOf = (first: number, second: number): number =>
  (Math.imul(first, 0x9e3b) ^ Math.imul(second, 0x85eb)) & (pairCount - 1);

/** Where single units stand in the gate's table, behind the pairs. */
export const unitsFrom = pairCount;
export const gateSize = pairCount + 0x10000;

/** How much the units and pairs of units of a window say that any red line is told: their weights over the root of their number. */
export function weighPairs(weights: Int8Array, { codes }: NormalText, { start, end }: Window): number {
  let sum = 0;
  let before = 0;
  for (let i = start; i < end; i++) {
    const code = codes[i] as number;
    sum += weights[unitsFrom + code] as number;
    if (i > start) sum += weights[pairOf(before, code)] as number;
    before = code;
  }
  return sum * lengthFactor(2 * (end - start) - 1);
}
