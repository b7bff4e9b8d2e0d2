import { Chain } from './chain.ts';
import type { ChainModel } from './chain-model.ts';
import type { Dictionary } from './dictionary.ts';

/** Each stands alone, and nothing is cut across it: blank, tab, line break, and two full-width marks. */
const isSeparator = (rune: number): boolean =>
  rune === 32 || rune === 0x3002 || rune === 0xff0c || rune === 9 || rune === 10;
const firstWide = 0x80;
const dot = 46;

const isDigit = (rune: number): boolean => rune >= 48 && rune <= 57;
const isLetter = (rune: number): boolean => (rune >= 65 && rune <= 90) || (rune >= 97 && rune <= 122);
const isHigh = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;
const isLow = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;

/**
 * Cuts as jieba does, with the same sums in the same order: the likeliest words of the dictionary, and where those are
 * single characters the likeliest words of the hidden Markov model.
 */
export class Cutter {
  private readonly dictionary: Dictionary;
  private readonly chain: Chain;
  private runes = new Int32Array(256);
  /** Unit behind each character. */
  private after = new Int32Array(256);
  /** Weight of the best words from each character to the end of its stretch, and the length of the first of them, 0 where it is none. */
  private best = new Float64Array(257);
  private length = new Int32Array(256);
  /** Where each word of the text cut last ends, in its units; `count` of them. */
  private ends = new Int32Array(256);
  count = 0;

  constructor(dictionary: Dictionary, model: ChainModel) {
    this.dictionary = dictionary;
    this.chain = new Chain(model);
  }

  /** Cuts a text; returns where its words end, until the next one is cut. */
  cut(codes: Uint16Array): Int32Array<ArrayBuffer> {
    const size = this.readRunes(codes);
    this.count = 0;
    let from = 0;
    for (let at = 0; at <= size; at++) {
      if (at < size && !isSeparator(this.runes[at] as number)) continue;
      if (at > from) this.cutStretch(from, at);
      if (at < size) this.end(at + 1);
      from = at + 1;
    }
    return this.ends.subarray(0, this.count);
  }

  private readRunes(codes: Uint16Array): number {
    if (this.runes.length < codes.length) this.makeRoom(codes.length * 2);
    const { runes, after } = this;
    let size = 0;
    for (let i = 0; i < codes.length; i++) {
      const code = codes[i] as number;
      const next = codes[i + 1] as number;
      if (isHigh(code) && isLow(next)) {
        runes[size] = 0x10000 + ((code - 0xd800) << 10) + next - 0xdc00;
        i++;
      } else runes[size] = code;
      after[size++] = i + 1;
    }
    return size;
  }

  private makeRoom(size: number): void {
    this.runes = new Int32Array(size);
    this.after = new Int32Array(size);
    this.best = new Float64Array(size + 1);
    this.length = new Int32Array(size);
    this.ends = new Int32Array(size);
  }

  private cutStretch(from: number, to: number): void {
    this.best[to] = 0;
    for (let at = to - 1; at >= from; at--) this.choose(at, to);
    const { length, runes } = this;
    const { singles } = this.dictionary;
    let run = from;
    for (let at = from; at < to; ) {
      const long = length[at] as number;
      if (long <= 1 && !(singles.size > 0 && singles.has(runes[at] as number))) {
        at++;
        continue;
      }
      this.cutRun(run, at);
      at += Math.max(1, long);
      this.end(at);
      run = at;
    }
    this.cutRun(run, to);
  }

  /** Chooses the word that begins at a character; of those that weigh the same the shortest. */
  private choose(at: number, to: number): void {
    const { runes, best } = this;
    const { trie, weights } = this.dictionary;
    const rune = runes[at] as number;
    let place = trie.begin(rune);
    let rank = trie.rankOf(place);
    let most = (best[at + 1] as number) + (weights[rank] as number);
    let long = rank === 0 ? 0 : 1;
    const last = trie.mayBegin(rune, runes[at + 1] as number) ? to : at;
    for (let end = at + 1; end < last && trie.goesOn(place); end++) {
      place = trie.next(place, runes[end] as number);
      rank = trie.rankOf(place);
      if (rank === 0) continue;
      const weight = (best[end + 1] as number) + (weights[rank] as number);
      if (weight <= most) continue;
      most = weight;
      long = end + 1 - at;
    }
    best[at] = most;
    this.length[at] = long;
  }

  /** Cuts characters that are no words together: numbers and Latin words as they are, the others by the model. */
  private cutRun(from: number, to: number): void {
    const { runes } = this;
    let wide = from;
    for (let at = from; at < to; ) {
      if ((runes[at] as number) >= firstWide) {
        at++;
        continue;
      }
      this.cutWide(wide, at);
      at = this.endOfNarrow(at, to);
      this.end(at);
      wide = at;
    }
    this.cutWide(wide, to);
  }

  private endOfNarrow(from: number, to: number): number {
    const { runes } = this;
    const isWord = isLetter(runes[from] as number);
    if (!isWord && !isDigit(runes[from] as number)) return from + 1;
    let at = from + 1;
    for (; at < to; at++) {
      const rune = runes[at] as number;
      if (!isDigit(rune) && !(isWord ? isLetter(rune) : rune === dot)) break;
    }
    return at;
  }

  private cutWide(from: number, to: number): void {
    if (to - from > 1) {
      this.chain.read(this.runes, from, to);
      const { states } = this.chain;
      for (let at = from; at < to - 1; at++) if ((states[at - from] as number) % 2 === 1) this.end(at + 1);
    }
    if (to > from) this.end(to);
  }

  private end(at: number): void {
    this.ends[this.count++] = this.after[at - 1] as number;
  }
}
