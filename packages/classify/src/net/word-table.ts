import type { NetWeights } from './net-file.ts';
import type { WholeRows } from './whole-layer.ts';

/** Stand last in the net: `<customer>` and `<agent>`. */
const openings = 2;

function indexOf(names: readonly string[]): Map<string, number> {
  return new Map(names.map((name, row) => [name, row]));
}

/** Numbers of words; a word that was never seen has those of its characters. */
export class WordTable {
  private readonly words: Map<string, number>;
  private readonly chars: Map<string, number>;
  private readonly wordRows: WholeRows;
  private readonly charRows: WholeRows;
  private readonly wide: number;
  private readonly unknownShare: number;
  private readonly perStep: number;

  constructor(net: NetWeights) {
    this.words = indexOf(net.words);
    this.chars = indexOf(net.chars);
    this.wordRows = net.wordRows;
    this.charRows = net.charRows;
    this.wide = net.meta.wide;
    this.unknownShare = net.meta.charShare[1];
    this.perStep = 1 / net.meta.hiddenStep;
  }

  /** Whether a word is among so many most frequent ones, as they stand in the net, or opens a part. */
  isFrequent(word: string, most: number): boolean {
    const row = this.words.get(word);
    return row !== undefined && (row < most || row >= this.words.size - openings);
  }

  /** Fills `into` with what stands in `starts` from `from` on, and the numbers of the word in steps. */
  fill(into: Float64Array, word: string, starts: Float64Array, from: number): void {
    const row = this.words.get(word);
    if (row !== undefined) {
      this.add(into, starts, from, this.wordRows, row, 1);
      return;
    }
    for (let d = 0; d < this.wide; d++) into[d] = starts[from + d] as number;
    const rows: number[] = [];
    for (const char of word) {
      const found = this.chars.get(char);
      if (found !== undefined) rows.push(found);
    }
    for (const one of rows) this.add(into, into, 0, this.charRows, one, this.unknownShare / rows.length);
  }

  private add(
    into: Float64Array,
    before: Float64Array,
    from: number,
    { weights, scales }: WholeRows,
    row: number,
    share: number,
  ): void {
    const scale = (scales[row] as number) * share * this.perStep;
    const at = row * this.wide;
    for (let d = 0; d < this.wide; d++)
      into[d] = (before[from + d] as number) + (weights[at + d] as number) * scale;
  }
}
