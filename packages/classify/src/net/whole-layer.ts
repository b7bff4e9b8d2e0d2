import { assemble } from '../assemble/index.ts';
import { dotCode } from './dot-code.ts';

const page = 65536;

/** Rows of weights in whole numbers with the number that each row's sums are multiplied with. */
export interface WholeRows {
  /** Row r from `r * inputs`. */
  weights: Int8Array;
  scales: Float32Array;
}

/**
 * A linear layer in whole numbers: inputs of 16 bits, weights of 8, sums of 32. Sums cannot overflow while there are no
 * more than 516 inputs.
 */
export class WholeLayer {
  /** Numbers that go in, those of the row `at` from `at * inputs`. */
  input: Int16Array;
  /** Sums of the row `at` from `at * width`. */
  sums: Int32Array;
  readonly width: number;
  private readonly inputs: number;
  private readonly weights: Int16Array;
  private rows = 0;
  private weightsAt = 0;
  private outAt = 0;
  private dot: (from: number, to: number, weights: number, out: number, outEnd: number) => void = () => {};

  constructor({ weights, scales }: WholeRows, inputs: number) {
    this.inputs = inputs;
    this.width = Math.ceil(scales.length / 4) * 4;
    this.weights = new Int16Array(this.width * inputs);
    this.weights.set(weights);
    this.input = new Int16Array();
    this.sums = new Int32Array();
    this.reserve(64);
  }

  /** Makes room for so many rows; what stood in `input` is lost when it grows. */
  reserve(rows: number): void {
    if (rows <= this.rows) return;
    this.rows = rows * 2;
    const { inputs, width } = this;
    const numbers = this.rows * inputs;
    this.weightsAt = Math.ceil(numbers / 8) * 16;
    this.outAt = this.weightsAt + this.weights.length * 2;
    const memory = new WebAssembly.Memory({
      initial: Math.ceil((this.outAt + this.rows * width * 4) / page),
    });
    new Int16Array(memory.buffer, this.weightsAt, this.weights.length).set(this.weights);
    this.input = new Int16Array(memory.buffer, 0, numbers);
    this.sums = new Int32Array(memory.buffer, this.outAt, this.rows * width);
    this.dot = assemble(5, memory, dotCode(inputs));
  }

  /** Fills the sums of the first `rows` rows. */
  run(rows: number): void {
    const { inputs, width, weightsAt, outAt } = this;
    for (let row = 0; row < rows; row++) {
      const from = row * inputs * 2;
      const out = outAt + row * width * 4;
      this.dot(from, from + inputs * 2, weightsAt, out, out + width * 4);
    }
  }
}
