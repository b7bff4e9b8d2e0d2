/** A column name for comparison: width and case folded, without byte order mark and blanks. */
export function normalizeHeader(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s\uFEFF]+/gu, '')
    .toLowerCase();
}
