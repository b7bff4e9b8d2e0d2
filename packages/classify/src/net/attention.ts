import { assemble } from '../assemble/index.ts';
import type { Arena } from './arena.ts';
import { attendCode } from './attend-code.ts';
import type { NetWeights } from './net-file.ts';
import { mostWords } from './net-words.ts';
import type { WholeLayer } from './whole-layer.ts';

/** For each class an attention over the words, and what it hears of the words it attends to. */
export class Attention {
  /** What each class heard of the words of `run`. */
  readonly heard: Float32Array;
  private readonly layer: WholeLayer;
  private readonly steps: Float32Array;
  private readonly bias: Float32Array;
  /** For each word and class: share of the class's attention, before it is divided by the total. */
  private readonly shares: Float32Array;
  private readonly perWord: number;
  private readonly count: number;
  private readonly total: Float32Array;
  private readonly attend: (from: number, to: number) => void;

  constructor(arena: Arena, { meta, attention, attentionBias }: NetWeights, layer: WholeLayer) {
    this.layer = layer;
    this.count = meta.classes.length;
    this.perWord = Math.ceil(this.count / 4) * 4;
    this.steps = arena.floats(layer.width);
    this.steps.set(attention.scales.map((scale) => scale * meta.normStep));
    this.bias = arena.floats(layer.width);
    this.bias.set(attentionBias);
    this.shares = arena.floats(mostWords * this.perWord);
    this.heard = arena.floats(this.perWord);
    this.total = arena.floats(this.perWord);
    const places = {
      ...{ classes: this.count, stride: layer.width * 4, shareStride: this.perWord * 4 },
      ...{ steps: this.steps.byteOffset, bias: this.bias.byteOffset, shares: this.shares.byteOffset },
      ...{ heard: this.heard.byteOffset, total: this.total.byteOffset },
    };
    this.attend = assemble(2, arena.memory, attendCode(places));
  }

  run(words: number): void {
    const { byteOffset } = this.layer.sums;
    this.attend(byteOffset, byteOffset + words * this.layer.width * 4);
  }

  /** What the word at `at` adds to what a class heard. */
  said(at: number, cls: number): number {
    const { sums, width } = this.layer;
    const row = this.count + cls;
    const share = (this.shares[at * this.perWord + cls] as number) / (this.total[cls] as number);
    const sum = sums[at * width + row] as number;
    return share * (sum * (this.steps[row] as number) + (this.bias[row] as number));
  }
}
