import type { Clause } from '../evidence/index.ts';
import type { NormalText } from '../segment/index.ts';

/** Neighbouring clauses that are judged together, half-open in units of the normalised text. */
export interface Window {
  start: number;
  end: number;
  /** Code of the unit behind it, 0 at the text's end. */
  closes: number;
}

const mostClauses = 3;
const mostUnits = 45;

/** At each clause the window of it and of those behind it, at most three and 45 units; one that lies in another is left out. */
export function windowsOf({ codes }: NormalText, clauses: readonly Clause[]): Window[] {
  const windows: Window[] = [];
  let before = -1;
  clauses.forEach(({ start }, i) => {
    let end = clauses[i]?.end ?? start;
    for (let next = i + 1; next < i + mostClauses; next++) {
      const further = clauses[next]?.end;
      if (further === undefined || further - start > mostUnits) break;
      end = further;
    }
    if (end === before) return;
    before = end;
    windows.push({ start, end, closes: codes[end] ?? 0 });
  });
  return windows;
}
