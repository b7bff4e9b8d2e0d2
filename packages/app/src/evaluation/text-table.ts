const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

/** Columns of a terminal that a text takes: Chinese characters and emojis take two. */
export function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += char.length > 1 || wide.test(char) ? 2 : 1;
  return width;
}

/** Lines of a table: the first column to the left, the others to the right, two spaces between. */
export function textTable(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [head, ...rows];
  const widths = head.map((_, c) => Math.max(...all.map((row) => widthOf(row[c] ?? ''))));
  return all.map((row) =>
    head
      .map((_, c) => {
        const cell = row[c] ?? '';
        const gap = ' '.repeat((widths[c] ?? 0) - widthOf(cell));
        return c === 0 ? cell + gap : gap + cell;
      })
      .join('  ')
      .trimEnd(),
  );
}
