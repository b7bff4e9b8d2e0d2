type Numbers = Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;

/** Small arrays side by side in large ones: memory of its own would cost each more than what is laid into it. */
export class Slab<T extends Numbers> {
  private readonly make: (size: number) => T;
  private readonly size: number;
  private held: T;
  private used = 0;

  /** `make` makes an array; each large one is `size` long. */
  constructor(make: (size: number) => T, size = 16_384) {
    this.make = make;
    this.size = size;
    this.held = make(size);
  }

  /** A copy of the first `length` numbers of an array. */
  copy(from: T, length: number): T {
    if (length > this.size >> 3) return from.slice(0, length) as T;
    if (this.used + length > this.size) {
      this.held = this.make(this.size);
      this.used = 0;
    }
    const { held, used } = this;
    for (let i = 0; i < length; i++) held[used + i] = from[i] as number;
    this.used += length;
    return held.subarray(used, used + length) as T;
  }
}
