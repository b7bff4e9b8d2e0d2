import { Branches } from './branches.ts';
import { root, type WordTree } from './word-tree.ts';

const units = 65536;
/** Set where no word goes on: the rest is the rank of the word that ends there. Without it the rest is a node. */
const leaf = 1 << 21;
const rankMask = leaf - 1;
/** Pairs of characters that words begin with have a bit each; two that share one cost a look at the table. */
const pairBits = 20;

const pairOf = (first: number, second: number): number =>
  (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> (32 - pairBits);

/**
 * Words by their characters, laid out to be read: places are nodes and, where no word goes on, ranks. Most pairs of neighbours in a text
 * begin no word, which a small table tells.
 */
export class WordTrie {
  private readonly first = new Int32Array(units);
  private readonly branches: Branches;
  private readonly ranks: Uint16Array;
  private readonly pairs = new Int32Array(2 ** (pairBits - 5));

  constructor({ branches, inner, nodes, ranks }: WordTree) {
    const places = new Int32Array(nodes);
    let count = 1;
    for (let node = 1; node < nodes; node++)
      places[node] = inner[node] === 1 ? count++ : leaf | (ranks[node] as number);
    this.ranks = new Uint16Array(count);
    for (let node = 1; node < nodes; node++)
      if (inner[node] === 1) this.ranks[places[node] as number] = ranks[node] as number;
    this.branches = new Branches(nodes);
    const runeOf = new Int32Array(count);
    branches.forEach((node, rune, to) => {
      if (node === root) runeOf[places[to] as number] = rune;
    });
    branches.forEach((node, rune, to) => {
      const from = places[node] as number;
      const place = places[to] as number;
      if (node === root && rune < units) this.first[rune] = place;
      else this.branches.set(from, rune, place);
      if (node !== root && runeOf[from] !== 0) this.addPair(runeOf[from] as number, rune);
    });
  }

  /** The place behind the first character of a word; 0 where no word begins with it. */
  begin(rune: number): number {
    return rune < units ? (this.first[rune] as number) : this.branches.get(root, rune);
  }

  /** True for a place behind which words may go on. */
  goesOn(place: number): boolean {
    return place !== root && place < leaf;
  }

  next(place: number, rune: number): number {
    return this.branches.get(place, rune);
  }

  /** Rank of the word that ends at a place, 0 for none. */
  rankOf(place: number): number {
    return place < leaf ? (this.ranks[place] as number) : place & rankMask;
  }

  /** False where no word begins with the pair. */
  mayBegin(first: number, second: number): boolean {
    const pair = pairOf(first, second);
    return ((this.pairs[pair >>> 5] as number) & (1 << (pair & 31))) !== 0;
  }

  private addPair(first: number, second: number): void {
    const pair = pairOf(first, second);
    this.pairs[pair >>> 5] = (this.pairs[pair >>> 5] as number) | (1 << (pair & 31));
  }
}
