import { rateOf, round } from '../compose/facts/rate.ts';
import type { Formula } from './types.ts';

/** The number that a formula makes of recounted rows; null where it has no value. */
export function applyFormula(formula: Formula, count: number, over: number | null): number | null {
  if (formula === 'count') return count;
  if (formula === 'share') return over ? round(count / over, 4) : null;
  return rateOf(count, over)[formula];
}
