import { BucketSet, type FeatureList, lengthFactor } from '../features/index.ts';
import { DenseRows } from './dense-rows.ts';
import type { Model, WeightRows } from './model.ts';
import { RowTable } from './row-table.ts';

/**
 * Scores items with integer weights: each distinct kept bucket adds its row, sums are exact integers, and only
 * then are scale, length and bias applied, so that every machine gets the same numbers. Random reads of memory
 * being the whole cost, a bucket takes two: one word of the table, one cache line of weights.
 */
export class Scorer {
  readonly scores: Float64Array;
  /** Distinct buckets of the scored item; its `which` leads from a feature to its place in `rows`. */
  readonly seen = new BucketSet();
  /** Row of each distinct bucket, -1 where the model knows none; then the known ones alone. */
  private rows = new Int32Array(1024);
  private known = new Int32Array(1024);
  private readonly table: RowTable;
  private readonly dense: DenseRows;
  private readonly sums: Int32Array;
  private readonly scale: Float64Array;
  private readonly bias: Float64Array;
  /** Distinct buckets of the customer's own words in the scored item. */
  own = 0;

  constructor({ meta, weights }: Model) {
    this.scale = Float64Array.from(meta.scale);
    this.bias = Float64Array.from(meta.bias);
    this.scores = new Float64Array(this.bias.length);
    this.sums = new Int32Array(this.bias.length);
    const order = fullestFirst(weights);
    this.dense = layRows(weights, order, this.bias.length);
    this.table = new RowTable(order.map((row) => weights.bucket[row] ?? 0));
  }

  /** Logits of all classes for the features in `list`; the array is used again by the next call. */
  score(list: FeatureList): Float64Array {
    const { sums, scores, scale, bias } = this;
    this.own = this.seen.fill(list.bucket, list.count, list.own);
    sums.fill(0);
    const found = this.findRows();
    this.dense.addTo(sums, this.known, found);
    const length = lengthFactor(this.own);
    for (let c = 0; c < scores.length; c++)
      scores[c] = (sums[c] as number) * (scale[c] as number) * length + (bias[c] as number);
    return scores;
  }

  /** Integer weights for one class of the distinct buckets of the scored item, 0 where the model knows none. */
  weighFor(cls: number, weights: Int32Array): void {
    const { rows } = this;
    const { size } = this.seen;
    const { weights: dense, stride } = this.dense;
    for (let i = 0; i < size; i++) {
      const row = rows[i] as number;
      weights[i] = row < 0 ? 0 : (dense[row * stride + cls] as number);
    }
  }

  private findRows(): number {
    const { table, seen } = this;
    const { buckets, size } = seen;
    if (size > this.rows.length) {
      this.rows = new Int32Array(size * 2);
      this.known = new Int32Array(size * 2);
    }
    const { rows, known } = this;
    let found = 0;
    table.findAll(buckets, size, rows);
    for (let i = 0; i < size; i++) {
      const row = rows[i] as number;
      if (row >= 0) known[found++] = row;
    }
    return found;
  }
}

/** A row has at most one cell a class, and classes are counted in a byte. */
const mostCells = 255;

/** Rows with many cells are those of common features; side by side they need fewer pages of memory. */
function fullestFirst({ bucket, rowStart }: WeightRows): Int32Array {
  const cells = (row: number): number => (rowStart[row + 1] as number) - (rowStart[row] as number);
  // By counting, in time that is linear: places of rows with more cells come first.
  const places = new Int32Array(mostCells + 2);
  for (let row = 0; row < bucket.length; row++) {
    const behind = mostCells - cells(row) + 1;
    places[behind] = (places[behind] as number) + 1;
  }
  for (let n = 1; n < places.length; n++) places[n] = (places[n] as number) + (places[n - 1] as number);
  const order = new Int32Array(bucket.length);
  for (let row = 0; row < bucket.length; row++) {
    const own = mostCells - cells(row);
    const at = places[own] as number;
    order[at] = row;
    places[own] = at + 1;
  }
  return order;
}

function layRows({ rowStart, cls, weight }: WeightRows, order: Int32Array, classes: number): DenseRows {
  const dense = new DenseRows(order.length, classes);
  order.forEach((row, at) => {
    for (let k = rowStart[row] ?? 0; k < (rowStart[row + 1] ?? 0); k++)
      dense.weights[at * dense.stride + (cls[k] ?? 0)] = weight[k] ?? 0;
  });
  return dense;
}
