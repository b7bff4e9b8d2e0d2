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

const newNode = <T>(): TrieNode<T> => ({ next: new Map(), endings: [] });

/** Finds many phrases in one pass. A phrase may have one `*` for at most six units in between. */
export class PhraseFinder<T> {
  private readonly first: (TrieNode<T> | undefined)[] = [];
  private readonly starts = new Uint8Array(65536);

  add(phrase: string, value: T): void {
    const [head = '', tail = ''] = phrase.split('*').map((piece) => normalise(piece).text);
    const code = head.charCodeAt(0);
    if (Number.isNaN(code)) return;
    if (this.starts[code] === 0) {
      this.starts[code] = 1;
      this.first[code] = newNode();
    }
    let node = this.first[code] ?? newNode<T>();
    for (let i = 1; i < head.length; i++) {
      const at = head.charCodeAt(i);
      const next = node.next.get(at) ?? newNode<T>();
      node.next.set(at, next);
      node = next;
    }
    node.endings.push({ value, tail });
  }

  /** All hits, in the order of their starts. */
  find(codes: Uint16Array, text: string): PhraseHit<T>[] {
    const hits: PhraseHit<T>[] = [];
    for (let i = 0; i < codes.length; i++) {
      const code = codes[i] ?? 0;
      if (this.starts[code] === 0) continue;
      let node = this.first[code];
      let j = i + 1;
      while (node) {
        for (const ending of node.endings) this.close(ending, i, j, text, hits);
        node = node.next.get(codes[j] ?? 0);
        j++;
      }
    }
    return hits;
  }

  private close(ending: Ending<T>, start: number, end: number, text: string, hits: PhraseHit<T>[]): void {
    if (ending.tail === '') {
      hits.push({ value: ending.value, start, end });
      return;
    }
    const at = text.slice(end, end + maxGap + ending.tail.length).indexOf(ending.tail);
    if (at >= 0) hits.push({ value: ending.value, start, end: end + at + ending.tail.length });
  }
}
