import { type Category, type RedLine, RedLineKind } from '@voc/core';
import { type Quotable, quoteAround } from '../evidence/index.ts';
import type { Part } from '../features/index.ts';
import type { Lexicon } from '../lexicon/index.ts';
import type { RedLineModel } from '../model/index.ts';
import { buildPatterns, findHits, type Hit, type Patterns } from '../patterns/index.ts';
import { findTold, hears } from './find-told.ts';
import { findFrames } from './frames.ts';
import { isMeant, onlyAsks } from './is-meant.ts';
import { findHotline, findPriceGap, type Span } from './numbers.ts';
import { SpeltApart } from './spelt-apart.ts';
import { WindowScorer } from './window-scorer.ts';
import { windowsOf } from './windows.ts';
import { WordClasses } from './word-classes.ts';

/** Above it a leaf of the model is a red line without any phrase of the lexicon. */
const sureLeaf = 0.8;
/** A score below it says that there is nothing of a kind, whatever phrase or frame is there. */
const doubtful = -4;
/** Second cell of rows whose phrases tell of a red line only inside a complaint. */
const soft = 'soft';
const breaks = /[。;!?~\n]/;
const parted = /[,]/;
const atTheTill = /结算|结账|结帐|付款|提交|下单/;

interface Found {
  lines: Map<RedLineKind, RedLine>;
  /** Kinds whose words were there and were not meant. */
  dropped: Set<RedLineKind>;
  /** Kinds that the trained scorer alone has heard. */
  scored: Set<RedLineKind>;
  complains: boolean;
}

/** First unit that begins at or behind an offset of the raw text. */
function unitAt(origin: Uint32Array, length: number, at: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((origin[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function weigh(found: Found, kind: RedLineKind, place: Quotable, start: number, end: number): void {
  if (found.lines.has(kind)) return;
  if (isMeant(kind, place.part.normal.text, start, end))
    found.lines.set(kind, { kind, evidence: quoteAround(place, start, end) });
  else found.dropped.add(kind);
}

const threat = /投诉|登记|举报|告你|采访|报道|退|赔|曝|等着|处理|传票|查你|捅|闹/;

/** An authority named next to what is threatened with, in a conversation that is no complaint yet. */
const isThreat = ({ cells }: Hit['row'], { normal }: Part, start: number, end: number): boolean =>
  cells[0] === 'regulator' && threat.test(normal.text.slice(Math.max(0, start - 16), end + 16));

/** A gap of a phrase must not reach into another sentence: 结算 alone is read with what the page said before. */
const isTorn = (words: string): boolean =>
  breaks.test(words) || (parted.test(words) && !atTheTill.test(words));

function weighHits(found: Found, hits: readonly Hit[], places: readonly Quotable[]): void {
  const placeOf = new Map<Part, Quotable>(places.map((place) => [place.part, place]));
  for (const { row, part, start, end } of hits) {
    if (
      row.table !== 'red-lines' ||
      (row.cells[1] === soft && !found.complains && !isThreat(row, part, start, end))
    )
      continue;
    const kind = RedLineKind.parse(row.cells[0]);
    const place = placeOf.get(part);
    if (place && !isTorn(part.normal.text.slice(start, end))) weigh(found, kind, place, start, end);
  }
}

function weighNumbers(found: Found, place: Quotable): void {
  const { origin, length } = place.part.normal;
  const units = (span: Span): [number, number] => [
    unitAt(origin, length, span.start),
    unitAt(origin, length, span.end),
  ];
  const hotline = findHotline(place.raw);
  if (hotline) weigh(found, 'regulator', place, ...units(hotline));
  const gap = findPriceGap(place.raw);
  if (gap) weigh(found, 'price.wrong', place, ...units(gap));
}

const isApart = ({ part: { normal }, start, end }: Hit): boolean => {
  const from = normal.origin[start] ?? 0;
  return (normal.origin[end - 1] ?? 0) - from > end - 1 - start;
};

/** All red lines of an item, and those of them that words or leaves tell, and not the trained scorer alone. */
export interface FoundLines {
  lines: RedLine[];
  plain: RedLine[];
}

/** Finds what must be told at once, after one item, in the customer's own words. */
export class RedLineFinder {
  private readonly apart: SpeltApart;
  private readonly patterns: Patterns;

  private readonly scorer: WindowScorer | undefined;

  /** Without a trained scorer phrases, numbers, frames and the classifier's leaves alone are asked. */
  constructor(lexicon: Lexicon, model?: RedLineModel) {
    const rows = lexicon.tables['red-lines'].filter(([name = '']) => !name.startsWith('!'));
    this.apart = new SpeltApart(rows.flatMap((row) => (row.at(-1) ?? '').split('|')));
    this.patterns = buildPatterns(lexicon, ['red-lines']);
    this.scorer = model && new WindowScorer(model, new WordClasses(lexicon.tables['red-line-words']));
  }

  /**
   * Red lines of one item, once per kind, in the order of their names: phrases, numbers and words spelt apart that
   * are meant as they stand, and the leaves the model is sure of. `hits` are those of the lexicon in `places`;
   * `isNegative` tells that the whole sounds displeased or plain, also where no leaf was found.
   */
  find(
    hits: readonly Hit[],
    places: readonly Quotable[],
    leaves: readonly Category[],
    isNegative: boolean,
  ): FoundLines {
    const found = this.begin(hits, places, isNegative || leaves.length > 0);
    const joined = this.joinApart(places);
    this.weighToldIn(found, places);
    return this.end(found, joined, places, leaves);
  }

  /**
   * The same for a complaint of which no more is asked than its plain lines and whether it names an authority: the trained
   * scorer, the dearest of all, is asked only where it could change them.
   */
  findPlain(hits: readonly Hit[], places: readonly Quotable[], leaves: readonly Category[]): FoundLines {
    const found = this.begin(hits, places, true);
    const joined = this.joinApart(places);
    if (joined.length > 0 || this.scorer?.tells('regulator')) this.weighToldIn(found, places);
    return this.end(found, joined, places, leaves);
  }

  private begin(hits: readonly Hit[], places: readonly Quotable[], complains: boolean): Found {
    const found: Found = { lines: new Map(), dropped: new Set(), scored: new Set(), complains };
    weighHits(found, hits, places);
    if (complains) for (const place of places) this.weighFrames(found, place);
    this.dropDoubtful(found, places);
    for (const place of places) weighNumbers(found, place);
    return found;
  }

  private end(
    found: Found,
    joined: readonly Quotable[],
    places: readonly Quotable[],
    leaves: readonly Category[],
  ): FoundLines {
    for (const place of joined)
      weighHits(found, findHits(this.patterns, [place.part]).filter(isApart), [place]);
    for (const leaf of leaves) this.takeLeaf(found, leaf, places);
    const lines = [...found.lines.values()].sort((a, b) => (a.kind < b.kind ? -1 : 1));
    return { lines, plain: lines.filter(({ kind }) => !found.scored.has(kind)) };
  }

  private joinApart(places: readonly Quotable[]): Quotable[] {
    return places.flatMap((place) => this.apart.join(place) ?? []);
  }

  /** Only inside of a complaint, where no phrase was heard: a frame says less than a phrase. */
  private weighFrames(found: Found, place: Quotable): void {
    if (!this.mayTell(place)) return;
    for (const { kind, start, end } of findFrames(place.part.normal))
      if (!found.lines.has(kind) && !found.dropped.has(kind) && !this.isHarmless(kind, place))
        weigh(found, kind, place, start, end);
  }

  /** Takes back what phrases and frames found where the scorer hears nothing of it at all. */
  private dropDoubtful(found: Found, places: readonly Quotable[]): void {
    const { scorer } = this;
    if (!scorer) return;
    RedLineKind.options.forEach((kind, c) => {
      if (kind === 'regulator' || !found.lines.has(kind)) return;
      if (!places.some((place) => hears(scorer, c, place, doubtful))) found.lines.delete(kind);
    });
  }

  /** False where the units of a place cannot tell of a red line, so that nothing dearer is asked. */
  private mayTell({ part, clauses }: Quotable): boolean {
    const { scorer } = this;
    return !scorer || windowsOf(part.normal, clauses).some((window) => scorer.mayTell(part, window));
  }

  private weighToldIn(found: Found, places: readonly Quotable[]): void {
    if (found.complains) for (const place of places) this.weighTold(found, place);
  }

  /** What the trained scorer hears inside of a complaint. */
  private weighTold(found: Found, place: Quotable): void {
    if (!this.scorer) return;
    for (const { kind, start, end } of findTold(this.scorer, place))
      if (!found.lines.has(kind) && !found.dropped.has(kind) && !this.isHarmless(kind, place)) {
        found.scored.add(kind);
        found.lines.set(kind, { kind, evidence: quoteAround(place, start, end) });
      }
  }

  /** Words of a kind stand in the place that mean something else there. */
  private isHarmless(kind: RedLineKind, { part: { normal } }: Quotable): boolean {
    return this.patterns.phrases
      .find(normal.codes, normal.text)
      .some(({ value }) => value.exception && value.row.cells[0] === kind);
  }

  /** A leaf the model is sure of, unless its words were heard and not meant, or mean something harmless. */
  private takeLeaf(found: Found, { id, confidence, evidence }: Category, places: readonly Quotable[]): void {
    const kind = RedLineKind.options.find((one) => one === id);
    const [first] = evidence;
    if (!kind || first === undefined || confidence < sureLeaf || onlyAsks(first.text)) return;
    if (found.lines.has(kind) || found.dropped.has(kind)) return;
    const harmless = places.some((place) => this.isHarmless(kind, place));
    if (!harmless) found.lines.set(kind, { kind, evidence: first });
  }
}
