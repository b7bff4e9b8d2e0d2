import type { ClassifyInput } from '@voc/core';
import { Arena } from './arena.ts';
import { gatesOf, type PassGates } from './gates.ts';
import type { NetWeights } from './net-file.ts';
import { mostWords, type NetWord } from './net-words.ts';
import { Pool } from './pool.ts';
import { WholeLayer } from './whole-layer.ts';
import { productBytes, WordProducts } from './word-products.ts';

/** Room for all that is laid beside the products of words; memory that is not touched is not taken. */
const besideProducts = 4_000_000;

/**
 * Scores items with a small net: numbers of words, one gated convolution over three words, and for each class what its
 * attention and the highest and mean numbers say. All of it runs in vector instructions: layers in whole numbers, the rest in single
 * precision, so that every machine gets the same bits.
 */
export class NetScorer {
  private readonly products: WordProducts;
  private readonly attention: WholeLayer;
  private readonly pool: Pool;
  private readonly passGates: PassGates;
  private readonly wordBytes: number;

  constructor(net: NetWeights) {
    const { wide } = net.meta;
    const arena = new Arena(productBytes(net) + besideProducts);
    this.wordBytes = wide * 2;
    this.products = new WordProducts(net, arena);
    this.passGates = gatesOf(arena, net);
    this.attention = new WholeLayer(arena, net.attention, wide, mostWords);
    this.pool = new Pool(arena, net, this.attention);
  }

  /** Logits of all classes, of the words scored last. */
  get scores(): Float64Array {
    return this.pool.scores;
  }

  /** Logits of each leaf being the primary one. */
  get primary(): Float64Array {
    return this.pool.primary;
  }

  /** Scores an item by its words, at most 240; `scores` and `primary` hold the answer until the next call. */
  score(input: ClassifyInput, words: readonly NetWord[]): void {
    const { attention, passGates, wordBytes } = this;
    const out = attention.input.byteOffset;
    this.products.lay(words);
    this.products.each(words.length, (before, own, after, numbers, at) => {
      passGates(before, own, after, numbers, out + at * wordBytes);
    });
    attention.run(words.length);
    this.pool.run(input, words.length);
  }

  /** What each of the words scored last adds to the logit of a class; what is left is the same for every wording. */
  contributions(cls: number, into: Float64Array): void {
    this.pool.contributions(cls, into);
  }
}
