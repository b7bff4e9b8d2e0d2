import type { ClassifyInput } from '@voc/core';
import type { Part } from '../features/index.ts';
import { netClassesOf, type Opinion } from '../model/index.ts';
import { NetScorer, type NetWeights, type NetWord, netWords, type Reading } from '../net/index.ts';

/** A net as items are scored with it: what it made of the item read last. */
export class NetReader implements Opinion {
  readonly netClass: Int32Array;
  readonly share: number;
  readonly scores: Float64Array;
  /** What the leaves are put in order by. */
  readonly primary: Float64Array;
  readonly from = 0;
  private readonly reads: Reading;
  private readonly scorer: NetScorer;
  private words: NetWord[] = [];
  private said = new Float64Array(256);

  constructor(net: NetWeights, share: number, classes: readonly string[]) {
    this.scorer = new NetScorer(net);
    this.scores = this.scorer.scores;
    this.primary = this.scorer.primary;
    this.reads = net.meta.reads;
    this.netClass = netClassesOf(classes, net.meta.classes);
    this.share = share;
  }

  read(input: ClassifyInput, parts: readonly Part[]): void {
    this.words = netWords(parts, this.reads);
    this.scorer.score(input, this.words);
  }

  /** Weighs the words for a class; `lay` lays those weights. False where the net has no such class. */
  weighFor(cls: number): boolean {
    const own = this.netClass[cls] as number;
    if (own < 0) return false;
    if (this.said.length < this.words.length) this.said = new Float64Array(this.words.length * 2);
    this.scorer.contributions(own, this.said);
    return true;
  }

  /** Adds to each unit of a turn what the customer's words there add to the class that was weighed. */
  lay(turn: number, into: Float64Array): void {
    const { said, share, words } = this;
    words.forEach((word, at) => {
      if (word.turn !== turn || word.agent || word.end === word.start) return;
      const each = ((said[at] as number) * share) / (word.end - word.start);
      for (let u = word.start; u < word.end; u++) into[u] = (into[u] as number) + each;
    });
  }
}
