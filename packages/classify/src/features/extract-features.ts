import { CodeClass, codeTable, type NormalText } from '../segment/index.ts';
import type { FeatureList } from './feature-list.ts';
import { bucketOf, hashText, roll } from './hash.ts';
import { type Markers, mark } from './markers.ts';

const salt = {
  word: 1,
  pair: 2,
  gram: 3,
  negated: 4,
  asked: 5,
  supposed: 6,
  referred: 7,
  flag: 8,
  agent: 9,
  family: 10,
} as const;

const maxGram = 3;
const seed = 7;
const questionMark = 63;

/** One stretch of text with its tokens: a review's text, or one turn of a conversation. */
export interface Part {
  normal: NormalText;
  /** Where its tokens end, in units of the normalised text. */
  ends: Int32Array;
  /** Index of the turn in the input; 0 for a plain text. */
  turn: number;
  agent: boolean;
}

/** Adds a feature of the whole item, such as its star rating. */
export function addFlag(list: FeatureList, name: string): void {
  list.reserve(1);
  const at = list.count++;
  list.bucket[at] = bucketOf(hashText(name), salt.flag);
  list.start[at] = 0;
  list.end[at] = 0;
  list.part[at] = 0;
}

function add(list: FeatureList, bucket: number, start: number, end: number, part: number): void {
  const at = list.count++;
  list.bucket[at] = bucket;
  list.start[at] = start;
  list.end[at] = end;
  list.part[at] = part;
}

function addGrams(list: FeatureList, codes: Uint16Array, from: number, to: number, turn: number): void {
  const { bucket, start, end, part } = list;
  let at = list.count;
  for (let i = from; i < to; i++) {
    let hash = seed;
    const last = Math.min(to, i + maxGram);
    for (let j = i; j < last; j++) {
      hash = roll(hash, codes[j] as number);
      bucket[at] = bucketOf(hash, salt.gram);
      start[at] = i;
      end[at] = j + 1;
      part[at++] = turn;
    }
  }
  list.count = at;
}

/** Walks the tokens of one part; scopes of negation, question, supposition and reference end as set here. */
export class Extractor {
  private hashes = new Int32Array(1024);
  private starts = new Int32Array(1025);
  private clauseEnd = new Int32Array(1024);
  private marks = new Int32Array(1024);
  private readonly markers: Markers;

  constructor(markers: Markers) {
    this.markers = markers;
  }

  /** Adds the features of `part` to `list`. Agents' turns give their words alone, under a salt of their own. */
  extract(part: Part, list: FeatureList): void {
    const tokens = this.readTokens(part);
    list.reserve(part.normal.length * maxGram + tokens * 7 + 8);
    if (part.agent) {
      for (let i = 0; i < tokens; i++) this.addWord(list, part, i, salt.agent);
      return;
    }
    let i = 0;
    let referred = 0;
    while (i < tokens) {
      const end = this.clauseEnd[i] ?? tokens;
      referred = this.addClause(list, part, i, end, referred);
      i = end;
    }
  }

  private readTokens(part: Part): number {
    const { codes } = part.normal;
    const { codeClass } = codeTable();
    const { ends } = part;
    if (ends.length + 1 > this.starts.length) this.grow(ends.length * 2);
    let at = 0;
    let n = 0;
    let clauseFrom = 0;
    for (const end of ends) {
      let hash = seed;
      for (let j = at; j < end; j++) hash = roll(hash, codes[j] ?? 0);
      this.hashes[n] = hash;
      this.starts[n] = at;
      this.marks[n] = this.markers.get(hash) ?? 0;
      const breaks = (codeClass[codes[at] ?? 0] ?? 0) !== CodeClass.word;
      if (breaks) {
        for (let k = clauseFrom; k <= n; k++) this.clauseEnd[k] = n + 1;
        clauseFrom = n + 1;
      }
      at = end;
      n++;
    }
    this.starts[n] = codes.length;
    for (let k = clauseFrom; k < n; k++) this.clauseEnd[k] = n;
    return n;
  }

  private grow(size: number): void {
    this.hashes = new Int32Array(size);
    this.starts = new Int32Array(size + 1);
    this.clauseEnd = new Int32Array(size);
    this.marks = new Int32Array(size);
  }

  private addWord(list: FeatureList, part: Part, i: number, kind: number): void {
    const hash = this.hashes[i] ?? 0;
    add(list, bucketOf(hash, kind), this.starts[i] ?? 0, this.starts[i + 1] ?? 0, part.turn);
  }

  private addClause(list: FeatureList, part: Part, from: number, to: number, before: number): number {
    const { codes } = part.normal;
    let seen = 0;
    for (let i = from; i < to; i++) seen |= this.marks[i] ?? 0;
    const asked = (codes[this.starts[to - 1] ?? 0] ?? 0) === questionMark || (seen & mark.question) !== 0;
    const referred = (seen & mark.reference) !== 0 ? 2 : before - 1;
    addGrams(list, codes, this.starts[from] ?? 0, this.starts[to] ?? 0, part.turn);
    let negatedUntil = -1;
    let supposed = false;
    for (let i = from; i < to; i++) {
      const marks = this.marks[i] ?? 0;
      this.addWord(list, part, i, salt.word);
      if (i + 1 < to) this.addPair(list, part, i);
      if (i < negatedUntil) this.addWord(list, part, i, salt.negated);
      if (asked) this.addWord(list, part, i, salt.asked);
      if (supposed) this.addWord(list, part, i, salt.supposed);
      if (referred > 0) this.addWord(list, part, i, salt.referred);
      if ((marks & mark.negator) !== 0) negatedUntil = i + 4;
      if ((marks & mark.hypothesis) !== 0) supposed = true;
    }
    return Math.max(referred, 0);
  }

  private addPair(list: FeatureList, part: Part, i: number): void {
    const pair = Math.imul(this.hashes[i] ?? 0, 31) ^ (this.hashes[i + 1] ?? 0);
    add(list, bucketOf(pair, salt.pair), this.starts[i] ?? 0, this.starts[i + 2] ?? 0, part.turn);
  }
}
