const smallest = 1024;

/** A tree of texts by their units, its branches side by side in one table: no object a node, and one or two reads a step. */
export class Trie {
  /** The node of the empty text; no branch leads to it, so that it also stands for none. */
  static readonly root = 0;
  private nodes = 1;
  private mask = smallest - 1;
  private from = new Int32Array(smallest);
  private unit = new Uint16Array(smallest);
  private to = new Int32Array(smallest);

  /** The node behind `node` by a unit; the root where there is none. */
  next(node: number, code: number): number {
    return this.to[this.placeOf(node, code)] as number;
  }

  /** The node of a text, made where it is not there. */
  add(text: string): number {
    let node = Trie.root;
    for (let i = 0; i < text.length; i++) node = this.branch(node, text.charCodeAt(i));
    return node;
  }

  private branch(node: number, code: number): number {
    if (this.nodes * 2 > this.mask) this.grow();
    const place = this.placeOf(node, code);
    if (this.to[place] === 0) {
      this.from[place] = node;
      this.unit[place] = code;
      this.to[place] = this.nodes++;
    }
    return this.to[place] as number;
  }

  private placeOf(node: number, code: number): number {
    const { from, unit, to, mask } = this;
    let place = (Math.imul(node, 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b)) >>> 7;
    for (place &= mask; to[place] !== 0; place = (place + 1) & mask)
      if (from[place] === node && unit[place] === code) break;
    return place;
  }

  private grow(): void {
    const { from, unit, to } = this;
    const size = to.length * 2;
    this.mask = size - 1;
    this.from = new Int32Array(size);
    this.unit = new Uint16Array(size);
    this.to = new Int32Array(size);
    to.forEach((node, old) => {
      if (node === 0) return;
      const place = this.placeOf(from[old] as number, unit[old] as number);
      this.from[place] = from[old] as number;
      this.unit[place] = unit[old] as number;
      this.to[place] = node;
    });
  }
}
