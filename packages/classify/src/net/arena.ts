import { FatalError } from '@voc/core';

const page = 65536;
/** What one instruction reads, and so may read too much. */
const step = 16;

/** One memory that the numbers of a net lie in, side by side, where vector instructions reach them. */
export class Arena {
  readonly memory: WebAssembly.Memory;
  private used = step;

  constructor(bytes: number) {
    this.memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / page) });
  }

  /** Zeros. */
  sixteenBits(count: number): Int16Array {
    return new Int16Array(this.memory.buffer, this.take(count * 2), count);
  }

  thirtyTwoBits(count: number): Int32Array {
    return new Int32Array(this.memory.buffer, this.take(count * 4), count);
  }

  floats(count: number): Float32Array {
    return new Float32Array(this.memory.buffer, this.take(count * 4), count);
  }

  private take(bytes: number): number {
    const at = this.used;
    this.used = Math.ceil((at + bytes) / step) * step + step;
    if (this.used > this.memory.buffer.byteLength)
      throw new FatalError('The memory of a net is too small for it');
    return at;
  }
}
