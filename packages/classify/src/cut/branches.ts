/** Low bits of a character beside what a branch leads to, and the others beside the node it comes from. */
const lowBits = 10;
const lowMask = (1 << lowBits) - 1;
const highBits = 11;
const highMask = (1 << highBits) - 1;

/** Branches of a tree, from a node by a character to a number of at most 22 bits, in one table: a step reads two numbers that lie side by side. */
export class Branches {
  private slots: Int32Array;
  private mask: number;
  private count = 0;

  /** `expected` branches fit without growing. */
  constructor(expected: number) {
    const size = 2 ** Math.ceil(Math.log2(expected * 2));
    this.slots = new Int32Array(size * 2);
    this.mask = size - 1;
  }

  /** What a branch leads to; 0 where there is none. */
  get(node: number, rune: number): number {
    return (this.slots[this.placeOf(node, rune) + 1] as number) >>> lowBits;
  }

  set(node: number, rune: number, to: number): void {
    const place = this.placeOf(node, rune);
    if (this.slots[place + 1] === 0 && ++this.count * 2 > this.mask) {
      this.grow();
      this.set(node, rune, to);
      return;
    }
    this.slots[place] = (node << highBits) | (rune >>> lowBits);
    this.slots[place + 1] = (to << lowBits) | (rune & lowMask);
  }

  forEach(take: (node: number, rune: number, to: number) => void): void {
    const { slots } = this;
    for (let at = 0; at < slots.length; at += 2) {
      const key = slots[at] as number;
      const held = slots[at + 1] as number;
      if (held !== 0)
        take(key >>> highBits, ((key & highMask) << lowBits) | (held & lowMask), held >>> lowBits);
    }
  }

  /** Where a branch lies, or the empty place it would take. */
  private placeOf(node: number, rune: number): number {
    const { slots, mask } = this;
    const wanted = (node << highBits) | (rune >>> lowBits);
    const low = rune & lowMask;
    let at = ((Math.imul(node, 0x9e3779b1) ^ Math.imul(rune, 0x85ebca6b)) >>> 7) & mask;
    for (;;) {
      const held = slots[2 * at + 1] as number;
      if (held === 0 || (slots[2 * at] === wanted && (held & lowMask) === low)) return 2 * at;
      at = (at + 1) & mask;
    }
  }

  private grow(): void {
    const wider = new Branches(this.mask + 1);
    this.forEach((node, rune, to) => {
      wider.set(node, rune, to);
    });
    this.slots = wider.slots;
    this.mask = wider.mask;
    this.count = wider.count;
  }
}
