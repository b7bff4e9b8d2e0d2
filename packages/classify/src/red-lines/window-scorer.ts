import type { RedLineKind } from '@voc/core';
import { BucketSet, lengthFactor, type Part } from '../features/index.ts';
import { neverTold, type RedLineModel, RowTable } from '../model/index.ts';
import { weighPairs } from './gate.ts';
import { startsOf, WindowFeatures } from './window-features.ts';
import type { Window } from './windows.ts';
import type { WordClasses } from './word-classes.ts';

/** Features that span more units say nothing of a place. */
const widest = 6;
/** Units of the stretch that a window's score is put down to. */
const stretch = 4;
const parts = /[,。!?;~… \n]/;

/** Scores windows of a text for each kind of red line, with integer weights whose sums are exact. */
export class WindowScorer {
  readonly kinds: readonly RedLineKind[];
  readonly thresholds: readonly number[];
  private readonly features: WindowFeatures;
  private readonly seen = new BucketSet();
  private readonly table: RowTable;
  private readonly dense: Int8Array;
  private readonly width: number;
  private rows = new Int32Array(1024);
  private readonly model: RedLineModel;
  private readonly sums: Int32Array;
  readonly scores: Float64Array;
  private part: Part | undefined;
  private starts: number[] = [];

  constructor(model: RedLineModel, classes: WordClasses) {
    const { weights, meta } = model;
    this.model = model;
    this.features = new WindowFeatures(classes);
    this.kinds = meta.kinds;
    this.thresholds = meta.thresholds;
    this.width = meta.kinds.length;
    this.table = new RowTable(weights.bucket);
    this.dense = new Int8Array(weights.bucket.length * this.width);
    weights.bucket.forEach((_, row) => {
      for (let k = weights.rowStart[row] ?? 0; k < (weights.rowStart[row + 1] ?? 0); k++)
        this.dense[row * this.width + (weights.cls[k] ?? 0)] = weights.weight[k] ?? 0;
    });
    this.sums = new Int32Array(this.width);
    this.scores = new Float64Array(this.width);
  }

  /** False for a kind that no score tells of. */
  tells(kind: RedLineKind): boolean {
    return (this.thresholds[this.kinds.indexOf(kind)] ?? neverTold) < neverTold;
  }

  /** True when the window's pairs of units may tell of a red line: most windows fail, and are not scored. */
  mayTell({ normal }: Part, window: Window): boolean {
    return weighPairs(this.model.pairs, normal, window) >= this.model.meta.gate;
  }

  /** Logits of a window, one a kind; the array is used again by the next call. */
  score(part: Part, window: Window): Float64Array {
    if (part !== this.part) {
      this.part = part;
      this.starts = startsOf(part);
    }
    this.features.fill(part, this.starts, window);
    const { features, seen, sums, scores, dense, width } = this;
    const distinct = seen.fill(features.buckets, features.count, features.count);
    if (this.rows.length < seen.size) this.rows = new Int32Array(seen.size * 2);
    this.table.findAll(seen.buckets, seen.size, this.rows);
    sums.fill(0);
    for (let i = 0; i < seen.size; i++) {
      const row = this.rows[i] as number;
      if (row >= 0)
        for (let c = 0; c < width; c++) sums[c] = (sums[c] as number) + (dense[row * width + c] as number);
    }
    const { scale, bias } = this.model.meta;
    const length = lengthFactor(distinct);
    for (let c = 0; c < width; c++) scores[c] = (sums[c] ?? 0) * (scale[c] ?? 0) * length + (bias[c] ?? 0);
    return scores;
  }

  /** The few units of the window scored last that speak most for kind `c`, inside of a clause. */
  heaviest({ normal: { text } }: Part, { start, end }: Window, c: number): { start: number; end: number } {
    const laid = this.layWeights(start, end, c);
    let best = -1;
    let from = start;
    for (let i = start; i < end; i++) {
      let sum = 0;
      for (let j = i; j < Math.min(end, i + stretch) && !parts.test(text.charAt(j)); j++) {
        sum += laid[j - start] ?? 0;
        if (sum <= best + 1e-9) continue;
        best = sum;
        from = i;
      }
    }
    let to = from;
    while (to < end && to - from < stretch && !parts.test(text.charAt(to))) to++;
    return { start: from, end: to };
  }

  private layWeights(start: number, end: number, c: number): Float64Array {
    const laid = new Float64Array(end - start);
    const { features, seen, rows, dense, width } = this;
    for (let i = 0; i < features.count; i++) {
      const row = rows[seen.which[i] ?? 0] ?? -1;
      const weight = row < 0 ? 0 : (dense[row * width + c] ?? 0);
      const from = features.start[i] ?? 0;
      const to = features.end[i] ?? 0;
      if (weight <= 0 || to - from > widest) continue;
      for (let u = from; u < to; u++) laid[u - start] = (laid[u - start] ?? 0) + weight / (to - from);
    }
    return laid;
  }
}
