import { normalise } from '../segment/index.ts';
import { Trie } from './trie.ts';

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

/** Units that may stand where a phrase has `*`. */
export const maxGap = 6;

const pairMask = 0xffff;
/** Where a pair of units stands in the table of pairs. */
const pairOf = (first: number, second: number): number => (Math.imul(first, 0x9e3b) ^ second) & pairMask;

/** Finds many phrases in one pass. A phrase may have one `*` for at most six units in between. */
export class PhraseFinder<T> {
  private readonly trie = new Trie();
  /** What ends at each node, for those at which anything does. */
  private readonly endings: (Ending<T>[] | undefined)[] = [];
  /** 1 where a phrase begins with such a unit, 2 where that unit alone is a phrase or the whole of its head. */
  private readonly starts = new Uint8Array(65536);
  /** 1 where a phrase may begin with such a pair of units: most texts hold few of them, and nothing else is looked at. */
  private readonly pairs = new Uint8Array(pairMask + 1);

  add(phrase: string, value: T): void {
    const [head = '', tail = ''] = phrase.split('*').map((piece) => normalise(piece).text);
    if (head === '') return;
    const code = head.charCodeAt(0);
    this.starts[code] = Math.max(this.starts[code] as number, head.length === 1 ? 2 : 1);
    if (head.length > 1) this.pairs[pairOf(code, head.charCodeAt(1))] = 1;
    const node = this.trie.add(head);
    const own = this.endings[node] ?? [];
    own.push({ value, tail });
    this.endings[node] = own;
  }

  /** All hits between `from` and `to`, in the order of their starts. */
  find(codes: Uint16Array, text: string, from = 0, to = codes.length): PhraseHit<T>[] {
    const hits: PhraseHit<T>[] = [];
    const { starts, trie, endings, pairs } = this;
    for (let i = from; i < to; i++) {
      const code = codes[i] as number;
      const start = starts[code] as number;
      if (start === 0) continue;
      const begins = i + 1 < to && pairs[pairOf(code, codes[i + 1] as number)] === 1;
      if (!begins && start !== 2) continue;
      let node = trie.next(Trie.root, code);
      for (let j = i + 1; node !== Trie.root; j++) {
        const own = endings[node];
        if (own) for (const ending of own) close(ending, i, j, text, to, hits);
        node = j < to ? trie.next(node, codes[j] as number) : Trie.root;
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
  const { tail } = ending;
  const last = Math.min(end + maxGap, to - tail.length);
  for (let at = end; at <= last; at++)
    if (text.startsWith(tail, at)) {
      hits.push({ value: ending.value, start, end: at + tail.length });
      return;
    }
}
