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
/** Invisible, or half of a character beyond the basic plane. */
const transparent = 6;

// What masking makes of a character, by its code; ordinary Han characters are 0.
const classes = new Uint8Array(0x10000);
const mark = (from: number, to: number, value: number): void => {
  classes.fill(value, from, to + 1);
};
mark(0x30, 0x39, digit);
mark(0x41, 0x5a, letter);
mark(0x61, 0x7a, letter);
mark(0xaa, 0xbe, folding);
mark(0xad, 0xad, transparent);
mark(0x2b0, 0x2ff, folding);
mark(0x34f, 0x34f, transparent);
mark(0x600, 0x8ff, transparent);
mark(0x180e, 0x180e, transparent);
mark(0x1d2c, 0x1dbf, folding);
mark(0x2000, 0x206f, transparent);
mark(0x2070, 0x20a8, folding);
mark(0x20d0, 0x20ff, transparent);
mark(0x2100, 0x218f, folding);
mark(0x2460, 0x24ff, folding);
mark(0x2c7c, 0x2c7d, folding);
mark(0x3200, 0x33ff, folding);
mark(0xa770, 0xa770, folding);
mark(0xa7f2, 0xa7f9, folding);
mark(0xd800, 0xdfff, transparent);
mark(0xd835, 0xd835, folding);
mark(0xd83c, 0xd83c, folding);
mark(0xfb00, 0xfb06, folding);
mark(0xfe00, 0xfe0f, transparent);
mark(0xfe50, 0xfe6f, folding);
mark(0xfeff, 0xfeff, transparent);
mark(0xff01, 0xff5e, folding);
mark(0xfff9, 0xfffb, transparent);
for (const char of '〇零○洞一壹幺二贰两三叁四肆五伍六陆七柒拐八捌九玖勾') classes[char.charCodeAt(0)] = digit;
for (const char of '微薇威扣企') classes[char.charCodeAt(0)] = hint;
mark(0x40, 0x40, at);
// Punctuation in full width folds to punctuation, but for the sign of addresses.
for (const char of ',。!?;:()') classes[char.charCodeAt(0)] = other;
const contact = /[vwq]/i;

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
    if (kind === transparent) continue;
    const weight = kind === folding ? 3 : 1;
    if (kind === folding) isHinted = true;
    letters += weight;
    run += weight;
    gap = 0;
    if (run >= fewestDigits) return true;
  }
  return letters >= fewestLetters && (isHinted || contact.test(text));
}
