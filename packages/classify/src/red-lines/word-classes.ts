/** A word of a class found in a normalised text: bits of its classes, and where it ends. */
export class WordClasses {
  readonly names: string[] = [];
  private readonly classesOf = new Map<string, number[]>();
  private readonly longest = new Uint8Array(0x10000);

  /** Rows of a class's name and its words, split by `|`. */
  constructor(rows: readonly (readonly string[])[]) {
    rows.forEach(([name = '', words = ''], cls) => {
      this.names.push(name);
      for (const word of words.split('|')) {
        const held = this.classesOf.get(word) ?? [];
        if (!held.includes(cls)) held.push(cls);
        this.classesOf.set(word, held);
        const code = word.charCodeAt(0);
        this.longest[code] = Math.max(this.longest[code] ?? 0, word.length);
      }
    });
  }

  /** Calls `take` with each class of each word between two units, the longest word at each place first and alone. */
  read(
    text: string,
    codes: Uint16Array,
    from: number,
    to: number,
    take: (cls: number, at: number, after: number) => void,
  ): void {
    let at = from;
    while (at < to) {
      let length = Math.min(this.longest[codes[at] ?? 0] ?? 0, to - at);
      let found: number[] | undefined;
      while (length > 0 && !found) {
        found = this.classesOf.get(text.slice(at, at + length));
        if (!found) length--;
      }
      if (found) for (const cls of found) take(cls, at, at + length);
      at += found ? length : 1;
    }
  }
}
