import type { ClassifyInput } from '@voc/core';
import type { LayWeights } from '../evidence/index.ts';
import {
  buildMarkers,
  Extractor,
  extractItem,
  FeatureList,
  lengthFactor,
  type Part,
} from '../features/index.ts';
import type { Lexicon } from '../lexicon/index.ts';
import {
  type DecisionRule,
  decide,
  effectiveVersion,
  leafCount,
  type Model,
  mixScores,
  Scorer,
  toRule,
  type Verdict,
} from '../model/index.ts';
import { NetReader } from './net-reader.ts';

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

/** Scores items with the linear model and the nets that there are, decides, and tells which words weigh how much. */
export class ItemScorer {
  readonly modelVersion: string;
  readonly rule: DecisionRule;
  /** Logits of all classes, of the item scored last. */
  readonly scores: Float64Array;
  /** What the leaves of the item scored last are put in order by. */
  private readonly order: Float64Array;
  private readonly extractor: Extractor;
  private readonly list = new FeatureList();
  private readonly linear: Scorer;
  private readonly nets: readonly NetReader[];
  private readonly scale: readonly number[];
  private weights = new Int32Array(1024);
  private laid = new Float64Array(1024);
  private length = 0;

  constructor(model: Model, lexicon: Lexicon) {
    const { meta, mixed } = model;
    this.modelVersion = effectiveVersion(model);
    this.rule = toRule(meta.classes, mixed?.meta.decision ?? meta.decision);
    this.extractor = new Extractor(buildMarkers(lexicon.markers));
    this.linear = new Scorer(model);
    this.nets = (mixed?.nets ?? []).map(
      (net, i) => new NetReader(net, mixed?.meta.nets[i]?.share ?? 0, meta.classes),
    );
    this.scale = meta.scale;
    this.scores = new Float64Array(meta.classes.length);
    this.order = new Float64Array(leafCount(meta.classes));
  }

  /** Scores an item by its features and its words, and decides. */
  score(input: ClassifyInput, parts: readonly Part[]): Verdict {
    extractItem(input, parts, this.extractor, this.list);
    const linear = this.linear.score(this.list);
    this.length = lengthFactor(this.linear.own);
    this.scores.set(linear);
    this.order.set(linear.subarray(0, this.order.length));
    for (const net of this.nets) net.read(input, parts);
    if (this.nets.length > 0) this.mix();
    const isTalk = input.turns !== undefined;
    const isBrief = input.turns?.filter(({ role }) => role === 'customer').length === 1;
    return decide(this.scores, this.rule, { order: this.order, isTalk, isBrief });
  }

  /** What each unit of a part of the item scored last adds to the logit of a class; the array is used again by the next part. */
  layerOf(cls: number): LayWeights {
    const { seen } = this.linear;
    if (this.weights.length < seen.size) this.weights = new Int32Array(seen.size * 2);
    this.linear.weighFor(cls, this.weights);
    const nets = this.nets.filter((net) => net.weighFor(cls));
    const linear = nets.reduce((rest, net) => rest - net.share, 1);
    return ({ turn, normal: { length } }) => {
      if (this.laid.length < length) this.laid = new Float64Array(length * 2);
      this.laid.fill(0, 0, length);
      this.layFeatures(cls, turn, linear);
      for (const net of nets) net.lay(turn, this.laid);
      return this.laid;
    };
  }

  /** Leaves stand in the order of what the nets that know them think the primary one. */
  private mix(): void {
    const { nets, order, scores } = this;
    mixScores(scores, 0, scores.length, nets);
    for (let c = 0; c < order.length; c++) {
      let sum = 0;
      let count = 0;
      for (const { netClass, primary } of nets) {
        const own = netClass[c] as number;
        if (own < 0) continue;
        sum += primary[own] as number;
        count++;
      }
      if (count > 0) order[c] = sum / count;
    }
  }

  private layFeatures(cls: number, turn: number, share: number): void {
    const { laid, list, weights } = this;
    const { which } = this.linear.seen;
    const factor = (this.scale[cls] ?? 0) * this.length * share;
    for (let i = firstOf(list, turn); i < list.own && list.part[i] === turn; i++) {
      const weight = weights[which[i] as number] as number;
      if (weight === 0) continue;
      const from = list.start[i] as number;
      const to = list.end[i] as number;
      const each = (weight * factor) / (to - from);
      for (let u = from; u < to; u++) laid[u] = (laid[u] as number) + each;
    }
  }
}
