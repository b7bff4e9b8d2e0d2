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

  /** What holds the bytes, and more, until something is added: to look at them without making an object. */
  get buffer(): Uint8Array {
    return this.#bytes;
  }

  /** Adds any text. */
  add(text: string): void {
    this.#makeRoom(text.length * widest);
    this.#length += this.#bytes.write(text, this.#length);
  }

  /** Adds a text of ASCII alone, which costs less than one that might hold anything. */
  addAscii(text: string): void {
    this.#makeRoom(text.length);
    this.#length += this.#bytes.write(text, this.#length, 'latin1');
  }

  addBytes(bytes: Uint8Array): void {
    this.#makeRoom(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
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

  #makeRoom(bytes: number): void {
    if (this.#bytes.length - this.#length >= bytes) return;
    const wider = Buffer.allocUnsafeSlow(Math.max(this.#length + bytes, this.#bytes.length * 2));
    this.#bytes.copy(wider, 0, 0, this.#length);
    this.#bytes = wider;
  }
}

const zero = 48;
const nine = 57;
