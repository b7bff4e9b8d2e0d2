import { bareText } from './bare-text.ts';
import { bands, bandsOf, gramsOf, similarityOf } from './sketch.ts';

export interface NearText {
  id: string;
  text: string;
}

/** Shorter ones are what many people say alike. */
export const fewestLetters = 12;
/** Share of the three-character parts of both texts that both have. */
export const leastSimilarity = 0.7;
/** A text is compared with so many of those beside it: a bucket of a million does not cost their square. */
const mostCompared = 32;

/** Sets of places that belong together. */
class Unions {
  readonly #parents: Uint32Array;

  constructor(length: number) {
    this.#parents = Uint32Array.from({ length }, (_, place) => place);
  }

  rootOf(place: number): number {
    let root = place;
    while (this.#parents[root] !== root) root = this.#parents[root] ?? root;
    for (let at = place; at !== root; ) {
      const next = this.#parents[at] ?? root;
      this.#parents[at] = root;
      at = next;
    }
    return root;
  }

  join(a: number, b: number): void {
    this.#parents[this.rootOf(a)] = this.rootOf(b);
  }
}

/** The places of texts that share a band, in the order of the texts. */
function bucketsOf(keys: readonly Uint32Array[], band: number): number[][] {
  const buckets = new Map<number, number[]>();
  for (const [place, own] of keys.entries()) {
    const key = own[band] ?? 0;
    const bucket = buckets.get(key);
    if (bucket) bucket.push(place);
    else buckets.set(key, [place]);
  }
  return [...buckets.values()].filter(({ length }) => length > 1);
}

function joinSimilar(texts: readonly string[]): Unions {
  const grams = texts.map(gramsOf);
  const keys = grams.map(bandsOf);
  const unions = new Unions(texts.length);
  for (let band = 0; band < bands; band++)
    for (const bucket of bucketsOf(keys, band))
      for (const [at, place] of bucket.entries())
        for (const other of bucket.slice(Math.max(0, at - mostCompared), at)) {
          if (unions.rootOf(place) === unions.rootOf(other)) continue;
          const [a, b] = [grams[place], grams[other]];
          if (a && b && similarityOf(a, b) >= leastSimilarity) unions.join(place, other);
        }
  return unions;
}

/**
 * Texts of which one repeats another with small changes, as group by id; the group is named by its smallest id. Texts
 * in no group are left out. The order of the texts is of no effect.
 */
export function groupTexts(texts: readonly NearText[]): Map<string, string> {
  const idsByText = new Map<string, string[]>();
  for (const { id, text } of texts) {
    const bare = bareText(text);
    if (bare.length < fewestLetters) continue;
    const ids = idsByText.get(bare);
    if (ids) ids.push(id);
    else idsByText.set(bare, [id]);
  }
  const distinct = [...idsByText.keys()].sort();
  const unions = joinSimilar(distinct);
  const groups = new Map<number, string[]>();
  for (const [place, text] of distinct.entries()) {
    const root = unions.rootOf(place);
    const ids = idsByText.get(text) ?? [];
    const group = groups.get(root);
    if (group) for (const id of ids) group.push(id);
    else groups.set(root, ids);
  }
  const found = new Map<string, string>();
  for (const ids of groups.values()) {
    if (ids.length < 2) continue;
    const [key = ''] = ids.sort();
    for (const id of ids) found.set(id, key);
  }
  return found;
}
