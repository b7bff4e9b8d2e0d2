import type { Evidence } from '@voc/core';
import type { Quotable } from './quotables.ts';
import { maxQuote, quote } from './quote.ts';

/** Evidence for a hit: the clause it stands in where that fits into a quote, else the hit with what surrounds it. */
export function quoteAround(place: Quotable, start: number, end: number): Evidence {
  const { normal } = place.part;
  const clause = place.clauses.find((one) => one.start <= start && start < one.end);
  let from = clause?.start ?? start;
  let to = Math.max(end, clause?.end ?? end);
  if (to - from > maxQuote) {
    from = Math.max(from, start - Math.floor((maxQuote - Math.min(maxQuote, end - start)) / 2));
    to = Math.min(to, from + maxQuote);
  }
  return quote(place.raw, normal, from, to, place.turn);
}
