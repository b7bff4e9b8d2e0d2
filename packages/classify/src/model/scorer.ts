import { bucketBits, bucketCount, type FeatureList, lengthFactor } from '../features/index.ts';
import type { Model } from './model.ts';

/**
 * Scores items with integer weights: each distinct kept bucket adds its row, sums are exact integers, and only
 * then are scale, length and bias applied, so that every machine gets the same numbers.
 */
export class Scorer {
  readonly scores: Float64Array;
  private readonly sums: Int32Array;
  private readonly present = new Uint32Array(bucketCount >> 5);
  private readonly rowOf: Int32Array;
  private readonly seen: Int32Array;
  private turn = 0;
  private readonly model: Model;
  private readonly scale: Float64Array;
  private readonly bias: Float64Array;

  constructor(model: Model) {
    this.model = model;
    this.scale = Float64Array.from(model.meta.scale);
    this.bias = Float64Array.from(model.meta.bias);
    this.scores = new Float64Array(this.bias.length);
    this.sums = new Int32Array(this.bias.length);
    this.rowOf = new Int32Array(1 << bucketBits);
    this.seen = new Int32Array(model.weights.bucket.length);
    model.weights.bucket.forEach((bucket, row) => {
      this.rowOf[bucket] = row;
      this.present[bucket >> 5] = (this.present[bucket >> 5] ?? 0) | (1 << (bucket & 31));
    });
  }

  /** Row of a bucket, or -1 when the model does not know it. */
  rowFor(bucket: number): number {
    return ((this.present[bucket >> 5] ?? 0) >>> (bucket & 31)) & 1 ? (this.rowOf[bucket] ?? -1) : -1;
  }

  /** Logits of all classes for the features in `list`; the array is used again by the next call. */
  score(list: FeatureList): Float64Array {
    const { present, rowOf, seen, sums, scores } = this;
    const { rowStart, cls, weight } = this.model.weights;
    const turn = ++this.turn;
    sums.fill(0);
    const buckets = list.bucket;
    for (let i = 0; i < list.count; i++) {
      const bucket = buckets[i] as number;
      if ((((present[bucket >> 5] as number) >>> (bucket & 31)) & 1) === 0) continue;
      const row = rowOf[bucket] as number;
      if (seen[row] === turn) continue;
      seen[row] = turn;
      const to = rowStart[row + 1] as number;
      for (let k = rowStart[row] as number; k < to; k++) {
        const c = cls[k] as number;
        sums[c] = (sums[c] as number) + (weight[k] as number);
      }
    }
    const length = lengthFactor(list.own);
    for (let c = 0; c < scores.length; c++)
      scores[c] = (sums[c] as number) * (this.scale[c] as number) * length + (this.bias[c] as number);
    return scores;
  }

  /** Integer weight of `bucket` for one class. */
  weightOf(bucket: number, cls: number): number {
    const row = this.rowFor(bucket);
    if (row < 0) return 0;
    const { weights } = this.model;
    const to = weights.rowStart[row + 1] ?? 0;
    for (let k = weights.rowStart[row] ?? 0; k < to; k++)
      if (weights.cls[k] === cls) return weights.weight[k] ?? 0;
    return 0;
  }
}
