import { rateOf, round } from '../compose/facts/rate.ts';
import { shareOf } from '../compose/facts/share.ts';
import { medianPlaces } from '../compose/median-places.ts';
import { sumBy } from '../stats/sum.ts';
import type { CountedRow, Formula } from './types.ts';

/** Seconds at a share of sorted ones, between two of them in proportion, as PostgreSQL's percentile_cont does. */
function quantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const [below = 0, above = below] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return below + (above - below) * (at - Math.floor(at));
}

function secondsOf(formula: Formula, rows: readonly CountedRow[]): number | null {
  const sorted = rows.flatMap(({ seconds = [] }) => seconds).sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  if (formula === 'median') return Math.round(quantile(sorted, 0.5));
  if (formula === 'p90') return Math.round(quantile(sorted, 0.9));
  const { lower, upper } = medianPlaces(sorted.length);
  return Math.round(sorted[(formula === 'medianLower' ? lower : upper) - 1] ?? 0);
}

/** The number that a formula makes of recounted rows; null where it has no value. */
export function applyFormula(
  formula: Formula,
  rows: readonly CountedRow[],
  over: number | null,
): number | null {
  const count = sumBy(rows, (row) => row.count);
  switch (formula) {
    case 'count':
      return count;
    case 'share':
      // Voices may be more than units: no share of them has an interval.
      return over ? round(count / over, 4) : null;
    case 'shareLower':
      return shareOf(count, over ?? 0)?.lower ?? null;
    case 'shareUpper':
      return shareOf(count, over ?? 0)?.upper ?? null;
    case 'perThousand':
    case 'lower':
    case 'upper':
      return rateOf(count, over)[formula];
    default:
      return secondsOf(formula, rows);
  }
}
