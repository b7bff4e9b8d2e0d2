const wide: Record<string, string> = {
  '@': '＠',
  '[': '［',
  ']': '］',
  '(': '（',
  ')': '）',
  '*': '＊',
  _: '＿',
  '`': '｀',
  '<': '＜',
  '>': '＞',
  '|': '｜',
  '#': '＃',
  '~': '～',
  '!': '！',
  '\\': '＼',
  '&': '＆',
  '「': '『',
  '」': '』',
};

/**
 * A number or address of our own as one harmless line: control, invisible and direction characters gone, markdown,
 * HTML and mentions in full width, links broken, at most `longest` characters.
 */
export function identifier(text: string, longest: number): string {
  const line = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/\p{Cf}/gu, '')
    .replace(/:\/\//gu, '：//')
    .replace(/[@[\]()*_`<>|#~!\\&「」]/gu, (found) => wide[found] ?? found)
    .trim();
  const letters = [...line];
  return letters.length <= longest ? line : `${letters.slice(0, longest - 1).join('')}…`;
}

/** Foreign text as a harmless line, long digit runs starred: masking happens at ingest, this is the last fence. */
export const harmless = (text: string, longest: number): string =>
  identifier(text.replace(/\p{Cf}/gu, '').replace(/\d{7,}/gu, '***'), longest);

const bytes = new TextEncoder();
const limit = 4096;

/** Joins lines; where they exceed 4,096 UTF-8 bytes the longest line is halved until they fit. */
export function joinCard(lines: readonly string[]): string {
  const kept = [...lines];
  while (bytes.encode(kept.join('\n')).length > limit) {
    const longest = kept.reduce((best, line, i) => (line.length > (kept[best] ?? '').length ? i : best), 0);
    const letters = [...(kept[longest] ?? '')];
    kept[longest] = `${letters.slice(0, Math.floor(letters.length / 2)).join('')}…`;
  }
  return kept.join('\n');
}
