const maxSpan = 1000;

/** A number of rows or columns that a cell covers. */
export const spanOf = (written: string | undefined): number => {
  const span = Number(written ?? 1);
  return Number.isSafeInteger(span) ? Math.min(Math.max(span, 1), maxSpan) : 1;
};

/** A cell as it is written, with the rows and columns it covers. */
export interface SpanningCell {
  text: string;
  columns: number;
  rows: number;
  /** Column where the file says that it stands, counted from 0. */
  at?: number;
}

/** Puts cells into their columns; one that covers several rows stands in each of them, as readers see it. */
export class CellLayout {
  /** By column, the text that comes from above and for how many rows more. */
  readonly #above = new Map<number, { text: string; rows: number }>();

  row(cells: readonly SpanningCell[]): string[] {
    const laid: string[] = [];
    const takeAbove = (): void => {
      for (let over = this.#above.get(laid.length); over; over = this.#above.get(laid.length)) {
        if (--over.rows === 0) this.#above.delete(laid.length);
        laid.push(over.text);
      }
    };
    for (const { text, columns, rows, at = 0 } of cells) {
      takeAbove();
      while (laid.length < at) laid.push('');
      if (rows > 1) this.#above.set(laid.length, { text, rows: rows - 1 });
      laid.push(text, ...Array.from({ length: columns - 1 }, () => ''));
    }
    takeAbove();
    return laid;
  }
}
