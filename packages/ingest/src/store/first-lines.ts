/** More slots than a batch has rows, so that there is always an empty one. */
const slots = 32_768;
const tab = 9;

/**
 * Where the first line of each id begins among the lines of a batch. The ids are read in the lines themselves: a map of
 * strings would keep one of each row alive until the batch has been copied.
 */
export class FirstLines {
  /** Places plus one, 0 where there is none: of the lines, and of the ids in them. */
  readonly #starts = new Int32Array(slots);
  readonly #ids = new Int32Array(slots);

  /**
   * Where the first line begins with the id that stands at `id` and ends with a tab; -1 where there was none, and then it
   * is the one that begins at `start`.
   */
  find(bytes: Uint8Array, start: number, id: number): number {
    for (let slot = hashOf(bytes, id) & (slots - 1); ; slot = (slot + 1) & (slots - 1)) {
      const known = this.#ids[slot] ?? 0;
      if (known === 0) {
        this.#ids[slot] = id + 1;
        this.#starts[slot] = start + 1;
        return -1;
      }
      if (isSameId(bytes, known - 1, id)) return (this.#starts[slot] ?? 0) - 1;
    }
  }

  clear(): void {
    this.#ids.fill(0);
  }
}

/** Ids are hashes: some of their digits spread as well as all. */
function hashOf(bytes: Uint8Array, id: number): number {
  let hash = 0;
  for (let at = id; at < id + 8; at++) hash = Math.imul(hash, 31) + (bytes[at] ?? 0);
  return hash;
}

function isSameId(bytes: Uint8Array, one: number, other: number): boolean {
  for (let at = 0; bytes[one + at] === bytes[other + at]; at++) if (bytes[one + at] === tab) return true;
  return false;
}
