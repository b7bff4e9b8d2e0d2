import type { Part } from '../features/index.ts';
import type { Pattern, Patterns, TableRow } from './build-patterns.ts';
import { type Context, readContext } from './context.ts';
import type { PhraseHit } from './phrase-finder.ts';

/** A phrase of a table in the customer's or agent's words, with what its clause does to it. */
export interface Hit extends Context {
  row: TableRow;
  part: Part;
  start: number;
  end: number;
}

const goesOn = /[\p{L}\p{N}]/u;
/** 线头都没几根 is the same as 线头都没有. */
const few = '几';

const nameOf = ({ row }: Pattern): string => `${row.table} ${row.cells[0]}`;

const standsRight = ({ value, end }: PhraseHit<Pattern>, text: string): boolean =>
  !value.closing || text.charAt(end) === few || !goesOn.test(text.charAt(end));

/**
 * Leaves out the exceptions and what they cover, and phrases that should have ended their clause. `found` is in the
 * order of its starts, so that one pass knows how far the exceptions begun so far reach.
 */
function withoutExceptions(found: readonly PhraseHit<Pattern>[], text: string): PhraseHit<Pattern>[] {
  const exceptions = found.filter(({ value }) => value.exception);
  if (exceptions.length === 0) return found.filter((hit) => standsRight(hit, text));
  const reach = new Map<string, number>();
  let at = 0;
  return found.filter((hit) => {
    for (let one = exceptions[at]; one && one.start <= hit.start; one = exceptions[++at])
      reach.set(nameOf(one.value), Math.max(one.end, reach.get(nameOf(one.value)) ?? 0));
    return !hit.value.exception && standsRight(hit, text) && hit.end > (reach.get(nameOf(hit.value)) ?? 0);
  });
}

/** All hits of all tables in the given parts. Praise that was only promised is none. */
export function findHits(patterns: Patterns, parts: readonly Part[]): Hit[] {
  const hits: Hit[] = [];
  for (const part of parts) {
    const { codes, text } = part.normal;
    const found = withoutExceptions(patterns.phrases.find(codes, text), text);
    if (found.length === 0) continue;
    const marks = patterns.context.find(codes, text);
    for (const { value, start, end } of found) {
      const { negated, asked, supposed, claimed } = readContext(marks, part, start, end);
      if (value.row.table === 'praises' && claimed) continue;
      hits.push({ row: value.row, part, start, end, negated, asked, supposed, claimed });
    }
  }
  return hits;
}
