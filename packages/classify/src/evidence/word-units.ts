import type { Lexicon } from '../lexicon/index.ts';
import type { Clause } from './clauses.ts';
import type { Quotable } from './quotables.ts';

/** Words of a clause that are quoted together or not at all. */
export interface WordUnit {
  start: number;
  end: number;
  /** Says nothing that a reader would miss. */
  idle: boolean;
  /** Holds a negator. */
  denies: boolean;
}

/** Words that a quote may do without, and those that belong to the word after them. */
export interface Wording {
  fillers: ReadonlySet<string>;
  binders: ReadonlySet<string>;
  negators: ReadonlySet<string>;
}

/** Words that bind to what follows them beside the negators. */
const strong = ['太', '很', '最', '更', '好', '多', '有', '没有', '只', '只有', '只能', '仅', '才'];

export const wordingOf = ({ markers, tables }: Lexicon): Wording => ({
  fillers: new Set(tables.fillers.flat().flatMap((cell) => cell.split('|'))),
  binders: new Set([...markers.negator, ...strong]),
  negators: new Set(markers.negator),
});

/** The words of a clause; a negator or 太 goes with the word it is said of, as that alone would say the opposite. */
export function wordUnits({ part }: Quotable, { start, end }: Clause, wording: Wording): WordUnit[] {
  const units: WordUnit[] = [];
  let at = 0;
  let binds = false;
  for (const tokenEnd of part.ends) {
    const from = Math.max(at, start);
    const to = Math.min(tokenEnd, end);
    if (to > from) {
      const token = part.normal.text.slice(at, tokenEnd);
      const last = units.at(-1);
      const idle = wording.fillers.has(token);
      const denies = wording.negators.has(token);
      if (binds && last) {
        last.end = to;
        last.idle &&= idle;
        last.denies ||= denies;
      } else units.push({ start: from, end: to, idle, denies });
      binds = wording.binders.has(token);
    }
    at = tokenEnd;
    if (at >= end) break;
  }
  return units;
}
