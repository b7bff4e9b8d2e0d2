const hanDigits = new Set('〇零○洞一壹幺二贰两三叁四肆五伍六陆七柒拐八捌九玖勾');
const fewestLetters = 5;
const fewestDigits = 11;

// Characters that compatibility folding can turn into letters or digits, some into several at once.
const folds = (code: number): boolean =>
  (code >= 0xaa && code <= 0xbe) ||
  (code >= 0x2b0 && code <= 0x2ff) ||
  (code >= 0x1d2c && code <= 0x1dbf) ||
  (code >= 0x2070 && code <= 0x218f) ||
  (code >= 0x2460 && code <= 0x24ff) ||
  (code >= 0x2776 && code <= 0x2793) ||
  (code >= 0x3200 && code <= 0x33ff) ||
  (code >= 0xfb00 && code <= 0xfb06) ||
  (code >= 0xfe00 && code <= 0xfe0f) ||
  (code >= 0xff00 && code <= 0xff65) ||
  code === 0xd835 ||
  code === 0xd83c;

/** False only where masking would find nothing: too few letters and digits, however written, and no `@`. */
export function needsMask(text: string): boolean {
  let letters = 0;
  let han = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 128) {
      if (code === 64) return true;
      if ((code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122)) letters++;
    } else if (folds(code)) letters += 3;
    else if (hanDigits.has(text.charAt(at))) han++;
    if (letters >= fewestLetters || letters + han >= fewestDigits) return true;
  }
  return false;
}
