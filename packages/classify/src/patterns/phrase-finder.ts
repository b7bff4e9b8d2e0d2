import { normalise } from '../segment/index.ts';

/** A place where a phrase stands, half-open in units of the normalised text. */
export interface PhraseHit<T> {
  value: T;
  start: number;
  end: number;
}

interface Ending<T> {
  value: T;
  /** What must follow within `maxGap` units, empty when the phrase is whole. */
  tail: string;
}

interface TrieNode<T> {
  next: Map<number, TrieNode<T>>;
  endings: Ending<T>[];
}

/** Units that may stand where a phrase has `*`. */
export const maxGap = 6;

const pairMask = 0xffff;
/** Where a pair of units stands in the table of pairs. */
const pairOf = (first: number, second: number): number => (Math.imul(first, 0x9e3b) ^ second) & pairMask;

const newNode = <T>(): TrieNode<T> => ({ next: new Map(), endings: [] });

/** Finds many phrases in one pass. A phrase may have one `*` for at most six units in between. */
export class PhraseFinder<T> {
  private readonly first: TrieNode<T>[] = [];
  /** For each first unit: 1 + its place in `first`, 0 when no phrase begins so. */
  private readonly starts = new Uint16Array(65536);
  /** For each of `first`, whether that unit alone is a phrase or the whole of its head. */
  private readonly isWhole: boolean[] = [];
  /** 1 where a phrase may begin with such a pair of units: most texts hold few of them, and nothing else is looked at. */
  private readonly pairs = new Uint8Array(pairMask + 1);

  add(phrase: string, value: T): void {
    const [head = '', tail = ''] = phrase.split('*').map((piece) => normalise(piece).text);
    const code = head.charCodeAt(0);
    if (Number.isNaN(code)) return;
    if (this.starts[code] === 0) this.starts[code] = this.first.push(newNode());
    const place = (this.starts[code] ?? 0) - 1;
    if (head.length === 1) this.isWhole[place] = true;
    else this.pairs[pairOf(code, head.charCodeAt(1))] = 1;
    let node = this.first[place] ?? newNode<T>();
    for (let i = 1; i < head.length; i++) {
      const at = head.charCodeAt(i);
      const next = node.next.get(at) ?? newNode<T>();
      node.next.set(at, next);
      node = next;
    }
    node.endings.push({ value, tail });
  }

  /** All hits between `from` and `to`, in the order of their starts. */
  find(codes: Uint16Array, text: string, from = 0, to = codes.length): PhraseHit<T>[] {
    const hits: PhraseHit<T>[] = [];
    const { starts, first, isWhole, pairs } = this;
    for (let i = from; i < to; i++) {
      const code = codes[i] as number;
      const place = starts[code] as number;
      if (place === 0) continue;
      const begins = i + 1 < to && pairs[pairOf(code, codes[i + 1] as number)] === 1;
      if (!begins && isWhole[place - 1] !== true) continue;
      let node = first[place - 1];
      let j = i + 1;
      while (node) {
        for (const ending of node.endings) close(ending, i, j, text, to, hits);
        node = j < to ? node.next.get(codes[j] as number) : undefined;
        j++;
      }
    }
    return hits;
  }
}

function close<T>(
  ending: Ending<T>,
  start: number,
  end: number,
  text: string,
  to: number,
  hits: PhraseHit<T>[],
): void {
  if (ending.tail === '') {
    hits.push({ value: ending.value, start, end });
    return;
  }
  const at = text.slice(end, Math.min(to, end + maxGap + ending.tail.length)).indexOf(ending.tail);
  if (at >= 0) hits.push({ value: ending.value, start, end: end + at + ending.tail.length });
}
