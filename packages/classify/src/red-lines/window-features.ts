import { bucketOf, type Part, roll } from '../features/index.ts';
import type { Window } from './windows.ts';
import type { WordClasses } from './word-classes.ts';

const salt = {
  gram: 21,
  word: 22,
  pair: 23,
  cls: 24,
  near: 25,
  far: 26,
  triple: 27,
  mixed: 28,
  flag: 29,
  neg: 30,
} as const;
const seed = 11;
const reach = 5;
/** Classes further apart say nothing together; few clauses are as long, and endless ones stay quick. */
const farthest = 400;
const questionMark = 63;

/** Where a part's tokens begin, and its length. */
export const startsOf = ({ ends }: Part): number[] => [0, ...ends];

/** Hashed features of one window after another: grams of units, words and pairs of words, classes of words in their order. */
export class WindowFeatures {
  buckets = new Int32Array(8192);
  /** Where each feature stands, in units of the part. */
  start = new Int32Array(8192);
  end = new Int32Array(8192);
  count = 0;
  private readonly classes: WordClasses;
  private readonly neg: number;
  private readonly seen: number[] = [];
  private readonly at: number[] = [];
  private readonly till: number[] = [];

  constructor(classes: WordClasses) {
    this.classes = classes;
    this.neg = classes.names.indexOf('neg');
  }

  /** Fills `buckets` with the features of a window; `starts` are where the part's tokens begin. */
  fill({ normal: { codes } }: Part, starts: readonly number[], { start, end, closes }: Window): void {
    this.count = 0;
    this.addGrams(codes, start, end);
    this.addWords(codes, starts, start, end);
    this.addClasses(codes, start, end, closes);
  }

  private add(hash: number, kind: number, start: number, end: number): void {
    if (this.count === this.buckets.length) this.grow();
    this.start[this.count] = start;
    this.end[this.count] = end;
    this.buckets[this.count++] = bucketOf(hash, kind);
  }

  private grow(): void {
    this.buckets = widen(this.buckets);
    this.start = widen(this.start);
    this.end = widen(this.end);
  }

  private addGrams(codes: Uint16Array, from: number, to: number): void {
    for (let i = from; i < to; i++) {
      let hash = seed;
      const last = Math.min(to, i + 3);
      for (let j = i; j < last; j++) {
        hash = roll(hash, codes[j] as number);
        this.add(hash, salt.gram, i, j + 1);
      }
    }
  }

  private addWords(codes: Uint16Array, starts: readonly number[], from: number, to: number): void {
    const words: number[] = [];
    const at: number[] = [];
    for (let t = firstFrom(starts, from); t + 1 < starts.length; t++) {
      const begin = starts[t] ?? 0;
      if (begin >= to) break;
      let hash = seed;
      for (let j = begin; j < (starts[t + 1] ?? 0); j++) hash = roll(hash, codes[j] ?? 0);
      words.push(hash);
      at.push(begin);
    }
    for (let i = 0; i < words.length; i++) {
      const first = words[i] ?? 0;
      const begin = at[i] ?? 0;
      this.add(first, salt.word, begin, at[i + 1] ?? to);
      for (let j = i + 1; j < words.length && j - i <= reach; j++)
        this.add(Math.imul(first, 31) ^ (words[j] ?? 0), salt.pair, begin, at[j + 1] ?? to);
    }
  }

  private addClasses(codes: Uint16Array, from: number, to: number, closes: number): void {
    const { seen, at, till, neg } = this;
    seen.length = 0;
    at.length = 0;
    till.length = 0;
    this.classes.read(codes, from, to, (cls, where, after) => {
      seen.push(cls);
      at.push(where);
      till.push(after);
    });
    const asked = closes === questionMark;
    for (let i = 0; i < seen.length; i++) {
      const first = seen[i] as number;
      const begin = at[i] as number;
      this.add(first, salt.cls, begin, till[i] as number);
      if (asked) this.add(first, salt.flag, begin, till[i] as number);
      for (let j = i + 1; j < seen.length; j++) {
        const second = seen[j] as number;
        const pair = first * 256 + second;
        const after = till[j] as number;
        const apart = (at[j] as number) - begin;
        if (apart > farthest) break;
        this.add(pair, salt.far, begin, after);
        if (apart <= 8) this.add(pair, salt.near, begin, after);
        if (first === neg && apart <= 4) this.add(second, salt.neg, begin, after);
        if (j + 1 < seen.length) this.add(pair * 256 + (seen[j + 1] as number), salt.triple, begin, after);
      }
    }
  }
}

/** The first token that begins at `from` or behind it. */
function firstFrom(starts: readonly number[], from: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

function widen(old: Int32Array): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(old.length * 2);
  wider.set(old);
  return wider;
}
