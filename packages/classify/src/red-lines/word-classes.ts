import { Trie } from '../patterns/index.ts';

/** Words of classes, found in normalised texts. */
export class WordClasses {
  readonly names: string[] = [];
  private readonly trie = new Trie();
  /** Classes of the word that ends at each node, for those at which one does. */
  private readonly classesOf: (number[] | undefined)[] = [];

  /** Rows of a class's name and its words, split by `|`. */
  constructor(rows: readonly (readonly string[])[]) {
    rows.forEach(([name = '', words = ''], cls) => {
      this.names.push(name);
      for (const word of words.split('|')) {
        const node = this.trie.add(word);
        const held = this.classesOf[node] ?? [];
        if (!held.includes(cls)) held.push(cls);
        this.classesOf[node] = held;
      }
    });
  }

  /** Calls `take` with each class of each word between two units, the longest word at each place first and alone. */
  read(
    codes: Uint16Array,
    from: number,
    to: number,
    take: (cls: number, at: number, after: number) => void,
  ): void {
    const { trie, classesOf } = this;
    let at = from;
    while (at < to) {
      let found: number[] | undefined;
      let after = at + 1;
      let node = trie.next(Trie.root, codes[at] as number);
      for (let end = at + 1; node !== Trie.root; end++) {
        const own = classesOf[node];
        if (own) {
          found = own;
          after = end;
        }
        node = end < to ? trie.next(node, codes[end] as number) : Trie.root;
      }
      if (found) for (const cls of found) take(cls, at, after);
      at = after;
    }
  }
}
