import { assemble } from '../assemble/index.ts';
import type { Arena } from './arena.ts';
import { dotCode } from './dot-code.ts';

/** Rows of weights in whole numbers with the number that each row's sums are multiplied with. */
export interface WholeRows {
  /** Row r from `r * inputs`. */
  weights: Int8Array;
  scales: Float32Array;
}

/** Sums of a layer stand in fours. */
export const widthOf = ({ scales }: WholeRows): number => Math.ceil(scales.length / 4) * 4;

/**
 * A linear layer in whole numbers: inputs of 16 bits, weights of 8, sums of 32. Sums cannot overflow while there are no
 * more than 516 inputs.
 */
export class WholeLayer {
  /** Numbers that go in, those of the row `at` from `at * inputs`. */
  readonly input: Int16Array;
  /** Sums of the row `at` from `at * width`. */
  readonly sums: Int32Array;
  readonly width: number;
  private readonly inputs: number;
  private readonly weightsAt: number;
  private readonly dot: (from: number, to: number, weights: number, out: number, outEnd: number) => void;

  /** `rows` is the most that `run` is asked for. */
  constructor(arena: Arena, layer: WholeRows, inputs: number, rows: number) {
    this.inputs = inputs;
    this.width = widthOf(layer);
    this.input = arena.sixteenBits(rows * inputs);
    this.sums = arena.thirtyTwoBits(rows * this.width);
    const weights = arena.sixteenBits(this.width * inputs);
    weights.set(layer.weights);
    this.weightsAt = weights.byteOffset;
    this.dot = assemble(5, arena.memory, dotCode(inputs));
  }

  /** Fills the sums of the first `rows` rows. */
  run(rows: number): void {
    for (let row = 0; row < rows; row++) {
      const from = this.input.byteOffset + row * this.inputs * 2;
      this.runTo(from, this.sums.byteOffset + row * this.width * 4);
    }
  }

  /** Multiplies the numbers at an address of the arena and leaves the sums at another. */
  runTo(from: number, out: number): void {
    this.dot(from, from + this.inputs * 2, this.weightsAt, out, out + this.width * 4);
  }
}
