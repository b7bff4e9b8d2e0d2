import type { ClassifyInput } from '@voc/core';
import { logisticAt } from './curves.ts';
import type { NetWeights } from './net-file.ts';
import type { NetWord } from './net-words.ts';
import { Pool } from './pool.ts';
import { WholeLayer } from './whole-layer.ts';
import { WordProducts } from './word-products.ts';

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
  private readonly products: WordProducts;
  private readonly attention: WholeLayer;
  private readonly pool: Pool;
  private readonly word: Float64Array;
  /** What a step of each sum of the convolution is worth. */
  private readonly gatedSteps: Float64Array;

  constructor(net: NetWeights) {
    const { wide, hiddenStep } = net.meta;
    this.net = net;
    this.products = new WordProducts(net);
    this.attention = new WholeLayer(net.attention, wide);
    this.pool = new Pool(net, this.attention);
    this.word = new Float64Array(wide);
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
    this.attention.reserve(words.length);
    this.products.lay(words);
    for (let at = 0; at < words.length; at++) this.normalise(at);
    this.attention.run(words.length);
    this.pool.run(input, words.length);
  }

  /** What each of the words scored last adds to the logit of a class; what is left is the same for every wording. */
  contributions(cls: number, into: Float64Array): void {
    this.pool.contributions(cls, into);
  }

  /** Adds what the gates let through to the word at `at`; returns the mean. */
  private passGates(at: number): number {
    const { gatedBias: bias, meta } = this.net;
    const { wide, hiddenStep } = meta;
    const { word, products, gatedSteps: steps } = this;
    const { numbers } = products;
    const own = products.turnTo(at) * wide;
    const logistic = logisticAt;
    let total = 0;
    for (let d = 0; d < wide; d++) {
      let whole = (numbers[own + d] as number) * hiddenStep;
      const value = products.sum(d) * (steps[d] as number) + (bias[d] as number);
      if (value > 0) {
        const gate = wide + d;
        whole += value * logistic(products.sum(gate) * (steps[gate] as number) + (bias[gate] as number));
      }
      word[d] = whole;
      total += whole;
    }
    return total / wide;
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
