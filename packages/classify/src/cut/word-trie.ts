/** The node of the empty word; no branch leads to it, so that it also stands for none. */
const root = 0;
const units = 65536;
/** Low bits of a character beside the number of a node, and the others beside the node a branch comes from. */
const lowBits = 10;
const lowMask = (1 << lowBits) - 1;
const highBits = 11;

/**
 * Words by their characters, all branches in one table: a step reads two numbers that lie side by side. A node knows
 * the rank of the word that ends there, from 1, or 0.
 */
export class WordTrie {
  static readonly root = root;
  private nodes = 1;
  private mask: number;
  private slots: Int32Array;
  private ranks: Uint16Array;
  /** Nodes of the characters words begin with. */
  private readonly first = new Int32Array(units);

  /** `expected` nodes fit without growing. */
  constructor(expected: number) {
    const size = 2 ** Math.ceil(Math.log2(expected * 2));
    this.mask = size - 1;
    this.slots = new Int32Array(size * 2);
    this.ranks = new Uint16Array(size / 2);
  }

  /** The node behind `node` by a character; the root where there is none. */
  next(node: number, rune: number): number {
    return node === root && rune < units
      ? (this.first[rune] as number)
      : (this.slots[this.placeOf(node, rune) + 1] as number) >>> lowBits;
  }

  rankOf(node: number): number {
    return this.ranks[node] as number;
  }

  /** Gives a word its rank, in place of the one it had. */
  add(word: ArrayLike<number>, length: number, rank: number): void {
    let node = root;
    for (let i = 0; i < length; i++) node = this.branch(node, word[i] as number);
    this.ranks[node] = rank;
  }

  private branch(node: number, rune: number): number {
    const known = this.next(node, rune);
    if (known !== root) return known;
    if (this.nodes >= this.ranks.length) this.grow();
    if (node === root && rune < units) this.first[rune] = this.nodes;
    else this.put(node, rune, this.nodes);
    return this.nodes++;
  }

  private put(node: number, rune: number, to: number): void {
    const place = this.placeOf(node, rune);
    this.slots[place] = (node << highBits) | (rune >>> lowBits);
    this.slots[place + 1] = (to << lowBits) | (rune & lowMask);
  }

  /** Where the slot of a branch lies, or the empty one it would take. */
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
    const { slots, ranks } = this;
    this.slots = new Int32Array(slots.length * 2);
    this.mask = slots.length - 1;
    this.ranks = new Uint16Array(ranks.length * 2);
    this.ranks.set(ranks);
    for (let at = 0; at < slots.length; at += 2) {
      const held = slots[at + 1] as number;
      const key = slots[at] as number;
      const rune = ((key & ((1 << highBits) - 1)) << lowBits) | (held & lowMask);
      if (held !== 0) this.put(key >>> highBits, rune, held >>> lowBits);
    }
  }
}
