import { bucketCount, type FeatureList, lengthFactor } from '../features/index.ts';
import type { Model, WeightRows } from './model.ts';

/** Closes a row of cells; no class has this number. */
const endOfRow = 0xff00;
/** Rows with at least so many cells are laid out in full. */
const fullFrom = 10;
/** Full rows that fit into 16 bits a class: 250 x 127 < 2^15. */
const mostPacked = 250;

/**
 * Scores items with integer weights: each distinct kept bucket adds its row, sums are exact integers, and only
 * then are scale, length and bias applied, so that every machine gets the same numbers.
 *
 * Its tables are small on purpose, random reads of memory being the whole cost: a bit per bucket, beside it the
 * number of rows before its word, so that a bucket's row is that number plus the bits below its own.
 */
export class Scorer {
  readonly scores: Float64Array;
  /** Features of the scored item that the model knows, by their place in the list, repeats included. */
  known = new Int32Array(4096);
  /** Row of each known feature. */
  knownRow = new Int32Array(4096);
  knownCount = 0;
  /** Starts of the rows met so far, each once. */
  private counted = new Int32Array(4096);
  private readonly sums: Int32Array;
  /** For each 32 buckets: which of them have a row, how many rows stand before, which ones the item has shown, which item. */
  private readonly index = new Int32Array(bucketCount >> 3);
  /** For each row: where its cells begin, or below 0 its place among the full rows. */
  private readonly rows: Int32Array;
  /** Class in the upper byte, weight in the lower. */
  private readonly cells: Uint16Array;
  /** Rows with many cells, all classes laid out, two a word: the even one in the lower half. */
  private readonly full: Int32Array;
  private readonly pairs: number;
  private readonly packed: Int32Array;
  private readonly scale: Float64Array;
  private readonly bias: Float64Array;
  private turn = 0;

  constructor({ meta, weights }: Model) {
    this.scale = Float64Array.from(meta.scale);
    this.bias = Float64Array.from(meta.bias);
    this.scores = new Float64Array(this.bias.length);
    this.sums = new Int32Array(this.bias.length + 1);
    this.pairs = (this.bias.length + 1) >> 1;
    this.packed = new Int32Array(this.pairs);
    this.rows = new Int32Array(weights.bucket.length);
    const laid = this.layRows(weights);
    this.cells = laid.cells;
    this.full = laid.full;
    for (const bucket of weights.bucket) {
      const at = (bucket >>> 5) << 2;
      this.index[at] = (this.index[at] ?? 0) | (1 << (bucket & 31));
    }
    let before = 0;
    for (let at = 0; at < this.index.length; at += 4) {
      this.index[at + 1] = before;
      before += countBits(this.index[at] ?? 0);
    }
  }

  /** Logits of all classes for the features in `list`; the array is used again by the next call. */
  score(list: FeatureList): Float64Array {
    const { index, rows, sums, scores } = this;
    const turn = ++this.turn;
    this.makeRoom(list.count);
    const { known, knownRow, counted } = this;
    let rowsFound = 0;
    const { own } = list;
    let distinct = 0;
    let found = 0;
    sums.fill(0);
    const buckets = list.bucket;
    const count = list.count;
    for (let i = 0; i < count; i++) {
      const bucket = buckets[i] as number;
      const at = (bucket >>> 5) << 2;
      const bit = 1 << (bucket & 31);
      const shown = index[at + 3] === turn ? (index[at + 2] as number) : 0;
      const isNew = (shown & bit) === 0;
      if (isNew) {
        index[at + 2] = shown | bit;
        index[at + 3] = turn;
        if (i < own) distinct++;
      }
      const bits = index[at] as number;
      if ((bits & bit) === 0) continue;
      const row = (index[at + 1] as number) + countBits(bits & (bit - 1));
      known[found] = i;
      knownRow[found++] = row;
      if (isNew) counted[rowsFound++] = rows[row] as number;
    }
    this.knownCount = found;
    this.addFull(rowsFound);
    this.addSparse(rowsFound);
    const length = lengthFactor(distinct);
    for (let c = 0; c < scores.length; c++)
      scores[c] = (sums[c] as number) * (this.scale[c] as number) * length + (this.bias[c] as number);
    return scores;
  }

  /** Integer weight of a row for one class. */
  weightOf(row: number, cls: number): number {
    const start = this.rows[row] as number;
    if (start < 0) {
      const word = this.full[~start * this.pairs + (cls >> 1)] as number;
      const even = (word << 16) >> 16;
      return (cls & 1) === 0 ? even : (word - even) >> 16;
    }
    const { cells } = this;
    for (let k = start; ; k++) {
      const cell = cells[k] as number;
      if (cell === endOfRow) return 0;
      if (cell >>> 8 === cls) return (cell << 24) >> 24;
    }
  }

  private addFull(count: number): void {
    const { full, packed, pairs, counted } = this;
    let rows = 0;
    for (let i = 0; i < count; i++) {
      const start = counted[i] as number;
      if (start >= 0) continue;
      const base = ~start * pairs;
      for (let p = 0; p < pairs; p++) packed[p] = ((packed[p] as number) + (full[base + p] as number)) | 0;
      if (++rows % mostPacked === 0) this.flush();
    }
    this.flush();
  }

  private addSparse(count: number): void {
    const { cells, sums, counted } = this;
    for (let i = 0; i < count; i++) {
      const start = counted[i] as number;
      if (start < 0) continue;
      for (let k = start; ; k++) {
        const cell = cells[k] as number;
        if (cell === endOfRow) break;
        sums[cell >>> 8] = ((sums[cell >>> 8] as number) + ((cell << 24) >> 24)) | 0;
      }
    }
  }

  /** Unpacks the sums of full rows into those of the classes. */
  private flush(): void {
    const { packed, sums } = this;
    for (let p = 0; p < packed.length; p++) {
      const word = packed[p] as number;
      const even = (word << 16) >> 16;
      sums[2 * p] = ((sums[2 * p] as number) + even) | 0;
      sums[2 * p + 1] = ((sums[2 * p + 1] as number) + ((word - even) >> 16)) | 0;
    }
    packed.fill(0);
  }

  /** Lays out cells, each row closed by `endOfRow`, and the full rows; fills `rows`. */
  private layRows({ rowStart, cls, weight, bucket }: WeightRows): { cells: Uint16Array; full: Int32Array } {
    const { pairs } = this;
    const cells = new Uint16Array(cls.length + bucket.length);
    const full: number[] = [];
    let at = 0;
    for (let row = 0; row < bucket.length; row++) {
      const from = rowStart[row] ?? 0;
      const to = rowStart[row + 1] ?? 0;
      const isFull = to - from >= fullFrom;
      const base = full.length;
      this.rows[row] = isFull ? ~(base / pairs) : at;
      if (isFull) for (let p = 0; p < pairs; p++) full.push(0);
      for (let k = from; k < to; k++) {
        const c = cls[k] ?? 0;
        const w = weight[k] ?? 0;
        if (isFull) full[base + (c >> 1)] = (full[base + (c >> 1)] ?? 0) + ((c & 1) === 0 ? w : w * 65536);
        else cells[at++] = (c << 8) | (w & 255);
      }
      if (!isFull) cells[at++] = endOfRow;
    }
    return { cells: cells.slice(0, at), full: Int32Array.from(full) };
  }

  private makeRoom(count: number): void {
    if (count <= this.known.length) return;
    this.known = new Int32Array(count * 2);
    this.knownRow = new Int32Array(count * 2);
    this.counted = new Int32Array(count * 2);
  }
}

function countBits(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
