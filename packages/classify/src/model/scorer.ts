import { BucketSet, type FeatureList, lengthFactor } from '../features/index.ts';
import type { Model, WeightRows } from './model.ts';
import { RowTable } from './row-table.ts';

/** Closes a row of cells; no class has this number. */
const endOfRow = 0xff00;
/** Rows with at least so many cells are laid out in full. */
const fullFrom = 10;
/** Full rows that fit into 16 bits a class: 250 x 127 < 2^15. */
const mostPacked = 250;

/**
 * Scores items with integer weights: each distinct kept bucket adds its row, sums are exact integers, and only
 * then are scale, length and bias applied, so that every machine gets the same numbers. Its tables are small on
 * purpose, random reads of memory being the whole cost.
 */
export class Scorer {
  readonly scores: Float64Array;
  /** Distinct buckets of the scored item; its `which` leads from a feature to its place in `rows`. */
  readonly seen = new BucketSet();
  /** Row of each distinct bucket: where its cells begin, from `firstFull` on a full row, or -1. */
  private rows = new Int32Array(1024);
  private readonly table: RowTable;
  private readonly sums: Int32Array;
  /** Class in the upper byte, weight in the lower. */
  private readonly cells: Uint16Array;
  /** Rows with many cells, all classes laid out, two a word: the even one in the lower half. */
  private readonly full: Int32Array;
  private readonly firstFull: number;
  private readonly pairs: number;
  private readonly packed: Int32Array;
  private readonly scale: Float64Array;
  private readonly bias: Float64Array;

  constructor({ meta, weights }: Model) {
    this.scale = Float64Array.from(meta.scale);
    this.bias = Float64Array.from(meta.bias);
    this.scores = new Float64Array(this.bias.length);
    this.sums = new Int32Array(this.bias.length + 1);
    this.pairs = (this.bias.length + 1) >> 1;
    this.packed = new Int32Array(this.pairs);
    const laid = layRows(weights, this.pairs);
    this.cells = laid.cells;
    this.full = laid.full;
    this.firstFull = laid.cells.length;
    this.table = new RowTable(weights.bucket, laid.refs);
  }

  /** Logits of all classes for the features in `list`; the array is used again by the next call. */
  score(list: FeatureList): Float64Array {
    const { sums, scores, seen, table } = this;
    const own = seen.fill(list.bucket, list.count, list.own);
    const { buckets, size } = seen;
    if (size > this.rows.length) this.rows = new Int32Array(size * 2);
    const { rows } = this;
    for (let i = 0; i < size; i++) rows[i] = table.find(buckets[i] as number);
    sums.fill(0);
    this.addFull(size);
    this.addSparse(size);
    const length = lengthFactor(own);
    for (let c = 0; c < scores.length; c++)
      scores[c] = (sums[c] as number) * (this.scale[c] as number) * length + (this.bias[c] as number);
    return scores;
  }

  /** Integer weights for one class of the distinct buckets of the scored item, 0 where the model knows none. */
  weighFor(cls: number, weights: Int32Array): void {
    const { rows } = this;
    const { size } = this.seen;
    for (let i = 0; i < size; i++) weights[i] = this.weightOf(rows[i] as number, cls);
  }

  private weightOf(row: number, cls: number): number {
    if (row < 0) return 0;
    if (row >= this.firstFull) {
      const word = this.full[(row - this.firstFull) * this.pairs + (cls >> 1)] as number;
      const even = (word << 16) >> 16;
      return (cls & 1) === 0 ? even : (word - even) >> 16;
    }
    const { cells } = this;
    for (let k = row; ; k++) {
      const cell = cells[k] as number;
      if (cell >>> 8 >= cls) return cell >>> 8 === cls ? (cell << 24) >> 24 : 0;
    }
  }

  private addFull(count: number): void {
    const { full, packed, pairs, rows, firstFull } = this;
    let added = 0;
    for (let i = 0; i < count; i++) {
      const row = (rows[i] as number) - firstFull;
      if (row < 0) continue;
      const base = row * pairs;
      for (let p = 0; p < pairs; p++) packed[p] = ((packed[p] as number) + (full[base + p] as number)) | 0;
      if (++added % mostPacked === 0) this.flush();
    }
    this.flush();
  }

  private addSparse(count: number): void {
    const { cells, sums, rows, firstFull } = this;
    for (let i = 0; i < count; i++) {
      const row = rows[i] as number;
      if (row < 0 || row >= firstFull) continue;
      let cell = cells[row] as number;
      for (let k = row + 1; cell !== endOfRow; k++) {
        sums[cell >>> 8] = ((sums[cell >>> 8] as number) + ((cell << 24) >> 24)) | 0;
        cell = cells[k] as number;
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
}

/** Cells of the sparse rows, each row closed by `endOfRow`, the full rows, and where each row is found. */
function layRows(
  { rowStart, cls, weight, bucket }: WeightRows,
  pairs: number,
): { cells: Uint16Array; full: Int32Array; refs: Int32Array } {
  const isFull = (row: number): boolean => (rowStart[row + 1] ?? 0) - (rowStart[row] ?? 0) >= fullFrom;
  const cells: number[] = [];
  const full: number[] = [];
  const refs = new Int32Array(bucket.length);
  for (let row = 0; row < bucket.length; row++) {
    const base = full.length;
    refs[row] = isFull(row) ? base / pairs : cells.length;
    if (isFull(row)) for (let p = 0; p < pairs; p++) full.push(0);
    for (let k = rowStart[row] ?? 0; k < (rowStart[row + 1] ?? 0); k++) {
      const c = cls[k] ?? 0;
      const w = weight[k] ?? 0;
      if (isFull(row)) full[base + (c >> 1)] = (full[base + (c >> 1)] ?? 0) + ((c & 1) === 0 ? w : w * 65536);
      else cells.push((c << 8) | (w & 255));
    }
    if (!isFull(row)) cells.push(endOfRow);
  }
  for (let row = 0; row < bucket.length; row++) if (isFull(row)) refs[row] = (refs[row] ?? 0) + cells.length;
  return { cells: Uint16Array.from(cells), full: Int32Array.from(full), refs };
}
