import { assemble } from '../assemble/index.ts';
import { addRowsCode } from './add-rows-code.ts';

/** Rows added in one go: as many as fit into sums of 16 bits, 256 x 127 < 2^15. */
const atOnce = 256;
const page = 65536;
/** Addresses: sums from 0, then the list of rows, then the rows. */
const listAt = 1024;
const rowsAt = 4096;

/** Rows of 8-bit weights, all classes laid out, each in a stretch of memory of its own and added as a whole. */
export class DenseRows {
  /** Weight of class c in row r at `r * stride + c`. */
  readonly weights: Int8Array;
  readonly stride: number;
  private readonly list: Int32Array;
  private readonly sums: Int16Array;
  private readonly add: (at: number, end: number) => void;

  constructor(rows: number, classes: number) {
    const width = Math.ceil(classes / 16);
    this.stride = width * 16;
    const memory = new WebAssembly.Memory({ initial: Math.ceil((rowsAt + rows * this.stride) / page) });
    this.weights = new Int8Array(memory.buffer, rowsAt);
    this.list = new Int32Array(memory.buffer, listAt, atOnce);
    this.sums = new Int16Array(memory.buffer, 0, classes);
    this.add = assemble(2, memory, addRowsCode(width));
  }

  /** Adds the first `count` of the rows to `sums`, class by class. */
  addTo(sums: Int32Array, rows: Int32Array, count: number): void {
    const { list, stride, sums: part } = this;
    for (let from = 0; from < count; from += atOnce) {
      const taken = Math.min(atOnce, count - from);
      for (let i = 0; i < taken; i++) list[i] = rowsAt + (rows[from + i] as number) * stride;
      this.add(listAt, listAt + taken * 4);
      for (let c = 0; c < part.length; c++) sums[c] = ((sums[c] as number) + (part[c] as number)) | 0;
    }
  }
}
