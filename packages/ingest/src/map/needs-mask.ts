const fewestLetters = 5;
const fewestDigits = 11;
const widestGap = 2;

const other = 0;
const letter = 1;
const digit = 2;
const hint = 3;
const at = 4;
/** Folds into letters or digits, possibly several. */
const folding = 5;
/** Half of a character beyond the basic plane, mostly a picture. */
const transparent = 6;
/** Goes away before anything is looked for, and may stand inside a word. */
const invisible = 7;
/** Folds into digits, several at once. */
const number = 8;

const ranges: readonly [from: number, to: number, kind: number][] = [
  [0x30, 0x39, digit],
  [0x40, 0x40, at],
  [0x41, 0x5a, letter],
  [0x61, 0x7a, letter],
  [0xaa, 0xbe, folding],
  [0xad, 0xad, invisible],
  [0xb0, 0xb1, other],
  [0xb7, 0xb7, other],
  [0x2b0, 0x2ff, folding],
  [0x34f, 0x34f, invisible],
  [0x600, 0x8ff, invisible],
  [0x180e, 0x180e, invisible],
  [0x1d2c, 0x1dbf, folding],
  [0x200b, 0x200f, invisible],
  [0x2028, 0x202e, invisible],
  [0x2060, 0x206f, invisible],
  [0x2070, 0x20a8, folding],
  [0x20d0, 0x20ff, invisible],
  [0x2100, 0x218f, folding],
  [0x2103, 0x2103, letter],
  [0x2460, 0x249b, number],
  [0x249c, 0x24ff, folding],
  [0x2776, 0x2793, number],
  [0x2c7c, 0x2c7d, folding],
  [0x3200, 0x33ff, folding],
  [0xa770, 0xa770, folding],
  [0xa7f2, 0xa7f9, folding],
  [0xd800, 0xdfff, transparent],
  [0xd835, 0xd835, folding],
  [0xdb40, 0xdb40, invisible],
  // Enclosed letters; the second half is shared with a few pictures.
  [0xdd00, 0xddff, folding],
  [0xfb00, 0xfb06, folding],
  [0xfe00, 0xfe0f, invisible],
  [0xfe50, 0xfe6f, folding],
  [0xfe6b, 0xfe6b, at],
  [0xfeff, 0xfeff, invisible],
  [0xff10, 0xff19, digit],
  [0xff20, 0xff20, at],
  [0xff21, 0xff3a, folding],
  [0xff41, 0xff5a, folding],
  [0xfff9, 0xfffb, invisible],
];
// What masking makes of a character, by its code; ordinary Han characters are 0.
const classes = new Uint8Array(0x10000);
for (const [from, to, kind] of ranges) classes.fill(kind, from, to + 1);
for (const char of '〇零○洞一壹幺二贰两三叁四肆五伍六陆七柒拐八捌九玖勾') classes[char.charCodeAt(0)] = digit;
for (const char of '微薇威扣企') classes[char.charCodeAt(0)] = hint;
const contact = /v(?![a-wyz0-9])|wx|we[ic]|qq/i;

/**
 * False only where masking would find nothing: no `@`, no run of eleven digits however written, and no
 * contact word beside letters or digits.
 */
export function needsMask(text: string): boolean {
  let letters = 0;
  let run = 0;
  let gap = 0;
  let isHinted = false;
  for (let index = 0; index < text.length; index++) {
    const kind = classes[text.charCodeAt(index)];
    if (kind === other || kind === hint || kind === letter) {
      if (kind === hint) isHinted = true;
      else if (kind === letter) letters++;
      if (++gap > widestGap) run = 0;
      continue;
    }
    if (kind === at) return true;
    if (kind === invisible) isHinted = true;
    if (kind === invisible || kind === transparent) continue;
    const weight = kind === folding || kind === number ? 3 : 1;
    if (kind === folding) isHinted = true;
    letters += weight;
    run += weight;
    gap = 0;
    if (run >= fewestDigits) return true;
  }
  return letters >= fewestLetters && (isHinted || contact.test(text));
}
