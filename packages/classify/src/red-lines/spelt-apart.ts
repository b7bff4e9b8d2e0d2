import { type Quotable, splitClauses } from '../evidence/index.ts';
import type { NormalText } from '../segment/index.ts';

const separators = new Set([...' .*·_-~|/^+'].map((char) => char.charCodeAt(0)));
const widest = 3;
/** Most texts hold no such place, and are not looked at further. */
const anyApart = /[一-龥a-z][ .*·_~|/^+-]{1,2}[一-龥a-z]/;
/** Place of a pair of units in the table of pairs; that two pairs share one only costs time. */
const pairOf = (first: number, second: number): number => (Math.imul(first, 0x9e3b) ^ second) & 0xffff;

/** Finds words that were spelt apart (冒 烟, 漏*电) to slip through filters. */
export class SpeltApart {
  private readonly pairs = new Uint8Array(0x10000);
  private readonly isSeparator = new Uint8Array(0x10000);

  constructor(phrases: readonly string[]) {
    for (const code of separators) this.isSeparator[code] = 1;
    for (const piece of phrases.flatMap((phrase) => phrase.split('*')))
      for (let i = 0; i + 1 < piece.length; i++)
        this.pairs[pairOf(piece.charCodeAt(i), piece.charCodeAt(i + 1))] = 1;
  }

  /** The place without separators inside of such words; undefined where none is there. */
  join(place: Quotable): Quotable | undefined {
    const { normal } = place.part;
    if (!anyApart.test(normal.text) || !this.holdsAny(normal)) return undefined;
    const units: number[] = [];
    for (let i = 0; i < normal.length; i++) if (this.isSeparator[normal.codes[i] ?? 0] === 0) units.push(i);
    const codes = Uint16Array.from(units, (unit) => normal.codes[unit] ?? 0);
    const origin = Uint32Array.from([...units, normal.length], (unit) => normal.origin[unit] ?? 0);
    const text = units.map((unit) => normal.text.charAt(unit)).join('');
    const joined: NormalText = { text, codes, origin, length: units.length };
    return { ...place, part: { ...place.part, normal: joined }, clauses: splitClauses(joined) };
  }

  private holdsAny({ codes, length }: NormalText): boolean {
    const { isSeparator, pairs } = this;
    for (let i = 1; i < length - 1; i++) {
      if (isSeparator[codes[i] as number] === 0 || isSeparator[codes[i - 1] as number] === 1) continue;
      let next = i + 1;
      while (next < length && next - i < widest && isSeparator[codes[next] as number] === 1) next++;
      if (pairs[pairOf(codes[i - 1] as number, codes[next] ?? 0)] === 1) return true;
    }
    return false;
  }
}
