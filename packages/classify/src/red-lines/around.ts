/** What stands around a phrase of a normalised text. */
export interface Around {
  /** The clause before and behind the phrase. */
  lead: string;
  hit: string;
  tail: string;
  /** The mark that ends the clause, empty at the text's end. */
  mark: string;
  /** What was said before and after that clause. */
  before: string;
  after: string;
}

/** How far around a phrase is read: what it means never hangs on more, and long texts stay quick. */
const reach = 40;
const breaks = /[,。;!?~…\n]/;

/** Reads the clause around the units `start` to `end` and its neighbours; at most 40 units in each direction. */
export function readAround(text: string, start: number, end: number): Around {
  let from = start;
  while (from > 0 && start - from < reach && !breaks.test(text.charAt(from - 1))) from--;
  let to = end;
  while (to < text.length && to - end < reach && !breaks.test(text.charAt(to))) to++;
  return {
    lead: text.slice(from, start),
    hit: text.slice(start, end),
    tail: text.slice(end, to).trimEnd(),
    mark: text.charAt(to),
    before: text.slice(Math.max(0, from - reach), from),
    after: text.slice(to + 1, to + 1 + reach),
  };
}
