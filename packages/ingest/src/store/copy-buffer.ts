const firstLength = 65_536;
/** Bytes of one UTF-16 unit in UTF-8, at most. */
const widest = 3;

/** Lines of COPY, encoded as they are added, so that no text of a row outlives the row. */
export class CopyBuffer {
  #bytes = Buffer.allocUnsafeSlow(firstLength);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  /** Adds a text and returns where it begins. */
  add(text: string): number {
    const at = this.#length;
    if (this.#bytes.length - at < text.length * widest) this.#grow(at + text.length * widest);
    this.#length += this.#bytes.write(text, at);
    return at;
  }

  /** Forgets what was added from a place on. */
  cut(at: number): void {
    this.#length = at;
  }

  /** True when so many bytes are the same at two places. */
  isSame(one: number, other: number, length: number): boolean {
    return this.#bytes.compare(this.#bytes, other, other + length, one, one + length) === 0;
  }

  /** Adds one to the decimal number whose last digit stands at a place; it may not outgrow its digits. */
  increment(at: number): void {
    const next = (this.#bytes[at] ?? 0) + 1;
    this.#bytes[at] = next > nine ? zero : next;
    if (next > nine) this.increment(at - 1);
  }

  #grow(least: number): void {
    const wider = Buffer.allocUnsafeSlow(Math.max(least, this.#bytes.length * 2));
    this.#bytes.copy(wider, 0, 0, this.#length);
    this.#bytes = wider;
  }
}

const zero = 48;
const nine = 57;
