import type { ClassifyInput } from '@voc/core';
import { type FeatureList, lengthFactor, type Part } from '../features/index.ts';
import { type Decision, effectiveVersion, leafCount, type Model, Scorer } from '../model/index.ts';
import { NetScorer, type NetWord, netWords } from '../net/index.ts';

/** The first feature of a turn: those of the customer's turns stand in the order of the turns. */
function firstOf({ part, own }: FeatureList, turn: number): number {
  let from = 0;
  let to = own;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((part[middle] as number) < turn) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Scores items with the linear model and, where there is one, the net, and tells which words weigh how much. */
export class ItemScorer {
  readonly modelVersion: string;
  readonly decision: Decision;
  /** Logits of all classes, of the item scored last. */
  readonly scores: Float64Array;
  /** What the leaves of the item scored last are put in order by. */
  readonly order: Float64Array;
  private readonly linear: Scorer;
  private readonly net: NetScorer | undefined;
  /** Class of the net for each class, -1 where it has none. */
  private readonly netClass: Int32Array;
  private readonly share: number;
  private readonly scale: readonly number[];
  private words: NetWord[] = [];
  private said = new Float64Array(256);
  private weights = new Int32Array(1024);
  private laid = new Float64Array(1024);
  private length = 0;

  constructor(model: Model) {
    const { meta, mixed } = model;
    this.modelVersion = effectiveVersion(model);
    this.decision = mixed?.meta.decision ?? meta.decision;
    this.linear = new Scorer(model);
    this.net = mixed && new NetScorer(mixed.net);
    this.share = mixed?.meta.share ?? 0;
    this.scale = meta.scale;
    const known = mixed?.net.meta.classes ?? [];
    this.netClass = Int32Array.from(meta.classes, (name) => known.indexOf(name));
    this.scores = new Float64Array(meta.classes.length);
    this.order = new Float64Array(leafCount(meta.classes));
  }

  /** Scores an item by its features and its words. */
  score(input: ClassifyInput, parts: readonly Part[], list: FeatureList): void {
    const linear = this.linear.score(list);
    this.length = lengthFactor(this.linear.own);
    this.scores.set(linear);
    this.order.set(linear.subarray(0, this.order.length));
    if (!this.net) return;
    this.words = netWords(parts);
    this.net.score(input, this.words);
    this.mix(this.net);
  }

  /** What each unit of a turn adds to the logit of a class, from the words and features that span it. */
  lay(cls: number, list: FeatureList, turn: number, units: number): Float64Array {
    if (this.laid.length < units) this.laid = new Float64Array(units * 2);
    this.laid.fill(0, 0, units);
    this.layFeatures(cls, list, turn);
    if (this.net && (this.netClass[cls] ?? -1) >= 0) this.layWords(turn);
    return this.laid;
  }

  /** Makes ready to lay the weights of a class. */
  weigh(cls: number): void {
    const { seen } = this.linear;
    if (this.weights.length < seen.size) this.weights = new Int32Array(seen.size * 2);
    this.linear.weighFor(cls, this.weights);
    const own = this.netClass[cls] ?? -1;
    if (!this.net || own < 0) return;
    if (this.said.length < this.words.length) this.said = new Float64Array(this.words.length * 2);
    this.net.contributions(own, this.said);
  }

  private mix(net: NetScorer): void {
    const { scores, order, netClass, share } = this;
    for (let c = 0; c < scores.length; c++) {
      const own = netClass[c] as number;
      if (own < 0) continue;
      scores[c] = (scores[c] as number) * (1 - share) + (net.scores[own] as number) * share;
      if (c < order.length) order[c] = net.primary[own] as number;
    }
  }

  private layFeatures(cls: number, list: FeatureList, turn: number): void {
    const { laid, weights } = this;
    const { which } = this.linear.seen;
    const share = (this.netClass[cls] ?? -1) < 0 ? 0 : this.share;
    const factor = (this.scale[cls] ?? 0) * this.length * (1 - share);
    for (let i = firstOf(list, turn); i < list.own && list.part[i] === turn; i++) {
      const weight = weights[which[i] as number] as number;
      if (weight === 0) continue;
      const from = list.start[i] as number;
      const to = list.end[i] as number;
      const each = (weight * factor) / (to - from);
      for (let u = from; u < to; u++) laid[u] = (laid[u] as number) + each;
    }
  }

  private layWords(turn: number): void {
    const { laid, said, share } = this;
    this.words.forEach((word, at) => {
      if (word.turn !== turn || word.agent || word.end === word.start) return;
      const each = ((said[at] as number) * share) / (word.end - word.start);
      for (let u = word.start; u < word.end; u++) laid[u] = (laid[u] as number) + each;
    });
  }
}
