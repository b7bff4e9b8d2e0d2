import { fadeAt } from './curves.ts';
import type { NetWeights } from './net-file.ts';
import type { WholeLayer } from './whole-layer.ts';

/** For each class an attention over the words, and what it hears of the words it attends to. */
export class Attention {
  /** What each class heard of the words of `run`. */
  readonly heard: Float64Array;
  private readonly layer: WholeLayer;
  private readonly steps: Float64Array;
  private readonly bias: Float32Array;
  /** For each word and class: share of the class's attention, before it is divided by the total. */
  private shares = new Float64Array();
  private readonly highest: Float64Array;
  private readonly total: Float64Array;

  constructor({ meta, attention, attentionBias }: NetWeights, layer: WholeLayer) {
    const count = meta.classes.length;
    this.layer = layer;
    this.steps = Float64Array.from(attention.scales, (scale) => scale * meta.normStep);
    this.bias = attentionBias;
    this.heard = new Float64Array(count);
    this.highest = new Float64Array(count);
    this.total = new Float64Array(count);
  }

  run(words: number): void {
    const { heard, total } = this;
    this.attend(words);
    heard.fill(0);
    total.fill(0);
    const { shares } = this;
    const count = heard.length;
    for (let at = 0; at < words; at++)
      for (let c = 0; c < count; c++) {
        const share = shares[at * count + c] as number;
        if (share === 0) continue;
        total[c] = (total[c] as number) + share;
        heard[c] = (heard[c] as number) + share * this.reading(at, count + c);
      }
    for (let c = 0; c < count; c++) heard[c] = (heard[c] as number) / (total[c] as number);
  }

  /** What the word at `at` adds to what a class heard. */
  said(at: number, cls: number): number {
    const count = this.heard.length;
    const share = (this.shares[at * count + cls] as number) / (this.total[cls] as number);
    return share * this.reading(at, count + cls);
  }

  private reading(at: number, row: number): number {
    const { sums, width } = this.layer;
    return (sums[at * width + row] as number) * (this.steps[row] as number) + (this.bias[row] as number);
  }

  private attend(words: number): void {
    const { highest } = this;
    const count = highest.length;
    if (this.shares.length < words * count) this.shares = new Float64Array(words * count * 2);
    const { shares } = this;
    const fade = fadeAt;
    highest.fill(Number.NEGATIVE_INFINITY);
    for (let at = 0; at < words; at++)
      for (let c = 0; c < count; c++) {
        const far = this.reading(at, c);
        shares[at * count + c] = far;
        if (far > (highest[c] as number)) highest[c] = far;
      }
    for (let at = 0; at < words; at++)
      for (let c = 0; c < count; c++) {
        const i = at * count + c;
        shares[i] = fade((shares[i] as number) - (highest[c] as number));
      }
  }
}
