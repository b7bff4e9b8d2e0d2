import type { ClassifyInput } from '@voc/core';
import type { Arena } from './arena.ts';
import { Attention } from './attention.ts';
import type { NetWeights } from './net-file.ts';
import { WholeLayer } from './whole-layer.ts';

const most = 32767;
/** A mean is half the root of the number of words times as high as its words: with 240 words below 8 times. */
const meanRoom = 8;

/** From the numbers of all words to logits: attention of each class, highest and mean numbers, facts of the item. */
export class Pool {
  readonly scores: Float64Array;
  readonly primary: Float64Array;
  private readonly net: NetWeights;
  private readonly layer: WholeLayer;
  private readonly attention: Attention;
  private readonly types: Map<string, number>;
  /** Highest numbers and means, in steps. */
  private readonly highest: Int32Array;
  private readonly sums: Int32Array;
  private readonly highestAt: Int32Array;
  /** Weigh what was pooled: a row for each class, then one for each leaf being primary. */
  private readonly ofHighest: WholeLayer;
  private readonly ofMean: WholeLayer;
  private words = 0;

  constructor(arena: Arena, net: NetWeights, layer: WholeLayer) {
    const { classes, leaves, types, wide } = net.meta;
    this.net = net;
    this.layer = layer;
    this.attention = new Attention(arena, net, layer);
    this.scores = new Float64Array(classes.length);
    this.primary = new Float64Array(leaves);
    this.types = new Map(types.map((name, i) => [name, i + 1]));
    this.highest = new Int32Array(wide);
    this.sums = new Int32Array(wide);
    this.highestAt = new Int32Array(wide);
    this.ofHighest = new WholeLayer(arena, net.highest, wide, 1);
    this.ofMean = new WholeLayer(arena, net.mean, wide, 1);
  }

  run(input: ClassifyInput, words: number): void {
    this.words = words;
    this.poolWords();
    this.attention.run(words);
    this.ofHighest.run(1);
    this.ofMean.run(1);
    const { heard } = this.attention;
    const { scores, primary } = this;
    for (let c = 0; c < scores.length; c++) scores[c] = (heard[c] as number) + this.reading(c);
    for (let leaf = 0; leaf < primary.length; leaf++) primary[leaf] = this.reading(scores.length + leaf);
    this.addFacts(input);
  }

  /** What each word adds to the logit of a class. */
  contributions(cls: number, into: Float64Array): void {
    const { highest, mean, meta } = this.net;
    const { wide, normStep } = meta;
    const { input } = this.layer;
    const from = cls * wide;
    const ofHighest = (highest.scales[cls] as number) * normStep;
    const ofMean = ((mean.scales[cls] as number) * normStep) / (2 * Math.sqrt(this.words));
    for (let at = 0; at < this.words; at++) {
      let sum = 0;
      for (let d = 0; d < wide; d++) {
        const own = this.highestAt[d] === at ? (highest.weights[from + d] as number) * ofHighest : 0;
        sum += (input[at * wide + d] as number) * (own + (mean.weights[from + d] as number) * ofMean);
      }
      into[at] = this.attention.said(at, cls) + sum;
    }
  }

  private poolWords(): void {
    const { wide } = this.net.meta;
    const { input } = this.layer;
    const { highest, sums, highestAt, words } = this;
    highest.fill(-most - 1);
    sums.fill(0);
    for (let at = 0; at < words; at++)
      for (let d = 0; d < wide; d++) {
        const value = input[at * wide + d] as number;
        sums[d] = (sums[d] as number) + value;
        if (value <= (highest[d] as number)) continue;
        highest[d] = value;
        highestAt[d] = at;
      }
    const mean = 1 / (2 * Math.sqrt(words) * meanRoom);
    for (let d = 0; d < wide; d++) {
      this.ofHighest.input[d] = highest[d] as number;
      this.ofMean.input[d] = Math.round((sums[d] as number) * mean);
    }
  }

  private reading(row: number): number {
    const { highest, mean, pooledBias, meta } = this.net;
    const ofHighest = (this.ofHighest.sums[row] as number) * (highest.scales[row] as number);
    const ofMean = (this.ofMean.sums[row] as number) * (mean.scales[row] as number) * meanRoom;
    return (ofHighest + ofMean) * meta.normStep + (pooledBias[row] as number);
  }

  private addFacts({ kind, productType, rating }: ClassifyInput): void {
    const { kinds, types, stars } = this.net;
    const { scores } = this;
    const count = scores.length;
    const ofKind = (kind === 'chat' ? 1 : 0) * count;
    const ofType = (this.types.get(productType ?? '') ?? 0) * count;
    const ofStars = Math.round(rating ?? 0) * count;
    for (let c = 0; c < count; c++)
      scores[c] =
        (scores[c] as number) +
        (kinds[ofKind + c] as number) +
        (types[ofType + c] as number) +
        (stars[ofStars + c] as number);
  }
}
