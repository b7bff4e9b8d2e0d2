import type { ClassifyInput } from '@voc/core';
import { logisticAt } from './curves.ts';
import type { NetWeights } from './net-file.ts';
import type { NetWord } from './net-words.ts';
import { Pool } from './pool.ts';
import { WholeLayer } from './whole-layer.ts';
import { WordTable } from './word-table.ts';

const most = 32767;
const tiny = 1e-5;
/** Makes numbers positive before their fraction is cut off, so that it rounds to the nearest. */
const roundUp = most + 0.5;

/**
 * Scores items with a small net: numbers of words, one gated convolution over three words, and for each class what its
 * attention and the highest and mean numbers say. Convolution and attention run in whole numbers.
 */
export class NetScorer {
  private readonly net: NetWeights;
  private readonly table: WordTable;
  private readonly gated: WholeLayer;
  private readonly attention: WholeLayer;
  private readonly pool: Pool;
  private readonly word: Float64Array;
  /** What each role begins with, in steps; half a step is added, so that cutting off rounds. */
  private readonly starts: Float64Array;
  /** What a step of each sum of the convolution is worth. */
  private readonly gatedSteps: Float64Array;

  constructor(net: NetWeights) {
    const { wide, hiddenStep } = net.meta;
    this.net = net;
    this.table = new WordTable(net);
    this.gated = new WholeLayer(net.gated, 3 * wide, wide);
    this.attention = new WholeLayer(net.attention, wide, wide);
    this.pool = new Pool(net, this.attention);
    this.word = new Float64Array(wide);
    this.starts = Float64Array.from(net.start, (value) => value / hiddenStep + 0.5);
    this.gatedSteps = Float64Array.from(net.gated.scales, (scale) => scale * hiddenStep);
  }

  /** Logits of all classes, of the words scored last. */
  get scores(): Float64Array {
    return this.pool.scores;
  }

  /** Logits of each leaf being the primary one. */
  get primary(): Float64Array {
    return this.pool.primary;
  }

  /** Scores an item by its words; `scores` and `primary` hold the answer until the next call. */
  score(input: ClassifyInput, words: readonly NetWord[]): void {
    this.gated.reserve(words.length + 2);
    this.attention.reserve(words.length);
    this.layWords(words);
    this.gated.run(words.length);
    for (let at = 0; at < words.length; at++) this.normalise(at);
    this.attention.run(words.length);
    this.pool.run(input, words.length);
  }

  /** What each of the words scored last adds to the logit of a class; what is left is the same for every wording. */
  contributions(cls: number, into: Float64Array): void {
    this.pool.contributions(cls, into);
  }

  private layWords(words: readonly NetWord[]): void {
    const { wide } = this.net.meta;
    const { input } = this.gated;
    const { word, starts } = this;
    input.fill(0, 0, wide);
    words.forEach(({ text, agent }, at) => {
      this.table.fill(word, text, starts, agent ? wide : 0);
      const from = (at + 1) * wide;
      for (let d = 0; d < wide; d++) {
        const step = (word[d] as number) | 0;
        input[from + d] = step < 0 ? 0 : Math.min(step, most);
      }
    });
    input.fill(0, (words.length + 1) * wide, (words.length + 2) * wide);
  }

  /** Adds what the gates let through to the word at `at`; returns the mean. */
  private passGates(at: number): number {
    const { gatedBias: bias, meta } = this.net;
    const { wide, hiddenStep } = meta;
    const { sums, input, width } = this.gated;
    const { word, gatedSteps: steps } = this;
    const from = at * width;
    const own = (at + 1) * wide;
    const logistic = logisticAt;
    let sum = 0;
    for (let d = 0; d < wide; d++) {
      let whole = (input[own + d] as number) * hiddenStep;
      const value = (sums[from + d] as number) * (steps[d] as number) + (bias[d] as number);
      if (value > 0) {
        const g = wide + d;
        whole += value * logistic((sums[from + g] as number) * (steps[g] as number) + (bias[g] as number));
      }
      word[d] = whole;
      sum += whole;
    }
    return sum / wide;
  }

  /** Brings the numbers of the word at `at` to mean 0 and variance 1, for attention and pool. */
  private normalise(at: number): void {
    const { gain, shift, meta } = this.net;
    const { wide, normStep } = meta;
    const { word } = this;
    const mean = this.passGates(at);
    let square = 0;
    for (let d = 0; d < wide; d++) {
      const off = (word[d] as number) - mean;
      square += off * off;
    }
    const factor = 1 / Math.sqrt(square / wide + tiny);
    const out = this.attention.input;
    const from = at * wide;
    const perStep = 1 / normStep;
    for (let d = 0; d < wide; d++) {
      const value = ((word[d] as number) - mean) * factor * (gain[d] as number) + (shift[d] as number);
      const step = ((value * perStep + roundUp) | 0) - most;
      out[from + d] = step < -most ? -most : Math.min(step, most);
    }
  }
}
