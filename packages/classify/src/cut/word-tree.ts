import { Branches } from './branches.ts';

/** The node of the empty word; no branch leads to it. */
export const root = 0;

/** Words with their ranks as they are collected; `WordTrie` is what is read. */
export class WordTree {
  readonly branches: Branches;
  /** Rank of the word that ends at each node, from 1; 0 where none does. */
  ranks: Uint16Array;
  /** 1 for nodes from which branches go on. */
  inner: Uint8Array;
  nodes = 1;

  /** `expected` nodes fit without growing. */
  constructor(expected: number) {
    this.branches = new Branches(expected);
    this.ranks = new Uint16Array(expected);
    this.inner = new Uint8Array(expected);
  }

  /** Gives a word its rank, in place of the one it had. */
  add(word: ArrayLike<number>, length: number, rank: number): void {
    let node = root;
    for (let i = 0; i < length; i++) node = this.branch(node, word[i] as number);
    this.ranks[node] = rank;
  }

  private branch(node: number, rune: number): number {
    const known = this.branches.get(node, rune);
    if (known !== 0) return known;
    if (this.nodes === this.ranks.length) this.grow();
    this.branches.set(node, rune, this.nodes);
    this.inner[node] = 1;
    return this.nodes++;
  }

  private grow(): void {
    const { ranks, inner } = this;
    this.ranks = new Uint16Array(ranks.length * 2);
    this.ranks.set(ranks);
    this.inner = new Uint8Array(inner.length * 2);
    this.inner.set(inner);
  }
}
