import { endOfMaskToken } from '@voc/core';

/** A normalised copy of a text; `starts[i]`/`ends[i]` bound the original characters behind unit i. */
export interface Shadow {
  /** NFKC, invisible characters removed, all kinds of digit signs as 0-9; masked places are NUL. */
  plain: string;
  /** As `plain`, with Chinese digits turned into 0-9; same length. */
  digits: string;
  starts: Uint32Array;
  ends: Uint32Array;
}

/** Stands where a value was masked: neither digit, letter, separator nor context word. */
export const blank = '\u0000';

const invisible = /^(?:\p{Cf}|\p{M}|\p{Cc}|\uFE0E|\uFE0F|\u20E3|\u034F|\u115F|\u1160|\u3164|\uFFA0)$/u;
const keptControls = '\t\n\r';
/** Digit signs that have no compatibility form. */
const signs: Record<string, string> = Object.fromEntries(
  ['⓿🄋', '❶➀➊⓵', '❷➁➋⓶', '❸➂➌⓷', '❹➃➍⓸', '❺➄➎⓹', '❻➅➏⓺', '❼➆➐⓻', '❽➇➑⓼', '❾➈➒⓽', '❿➉➓⓾🔟'].flatMap(
    (names, digit) => [...names].map((name) => [name, String(digit)]),
  ),
);
const hanDigits = [
  '〇零○洞',
  '一壹幺弌',
  '二贰两貳兩',
  '三叁參叄',
  '四肆',
  '五伍',
  '六陆陸',
  '七柒拐',
  '八捌',
  '九玖勾',
];

const slow = 0;
/** What a character reads as in the shadow, where that is one unit; `slow` for all others. */
const fold = new Uint16Array(65536);
const foldHan = new Uint16Array(65536);

function foldedOf(source: string): string {
  if (invisible.test(source) && !keptControls.includes(source)) return '';
  const folded = signs[source] ?? source.normalize('NFKC');
  // Of ⑴ and ⒈ only the digit counts.
  const digit = /^\(?(\d+)[.,)]$/.exec(folded)?.[1];
  if (digit !== undefined) return digit;
  // A value that ends inside of one character, as of ½ or ㏂, could not be cut out.
  return /\d/.test(folded) && /\D/.test(folded) ? source : folded;
}

// ASCII but for the bracket that may begin a token, and common Han characters, are their own compatibility form.
for (let code = 32; code < 127; code++) if (code !== 91) fold[code] = code;
for (const char of keptControls) fold[char.charCodeAt(0)] = char.charCodeAt(0);
for (let code = 0x4e00; code < 0xa000; code++) fold[code] = code;

const others = new Map<string, string>();

/** Reads a character that is not in the table yet, and puts it there when it reads as one unit. */
function readSlowly(source: string): string {
  const known = others.get(source);
  if (known !== undefined) return known;
  const folded = foldedOf(source);
  others.set(source, folded);
  if (folded.length === 1 && source.length === 1 && source !== '[')
    fold[source.charCodeAt(0)] = folded.charCodeAt(0);
  return folded;
}

for (let code = 0; code < 65536; code++) foldHan[code] = code;
for (const [digit, names] of hanDigits.entries())
  for (const name of names) foldHan[name.charCodeAt(0)] = 48 + digit;

const isDigit = (code: number | undefined): boolean => code !== undefined && code >= 48 && code <= 57;
const isLetterO = (code: number | undefined): boolean => code === 79 || code === 111;

/** `138OO138OOO`: letters among digits; the units before are folded already. */
const standsForZero = (codes: Uint16Array, unit: number): boolean =>
  isDigit(codes[unit - 1]) &&
  (isDigit(codes[unit + 1]) ||
    isLetterO(codes[unit + 1]) ||
    (codes[unit - 2] === 48 && codes[unit - 1] === 48));

const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });

/** Builds the shadow; tokens of an earlier masking read as masked places. */
export function buildShadow(text: string): Shadow {
  let codes = new Uint16Array(text.length + 32);
  let starts = new Uint32Array(text.length + 32);
  let ends = new Uint32Array(text.length + 32);
  let n = 0;
  const put = (code: number, start: number, end: number): void => {
    if (n === codes.length) {
      const [widerCodes, widerStarts, widerEnds] = [
        new Uint16Array(n * 2),
        new Uint32Array(n * 2),
        new Uint32Array(n * 2),
      ];
      widerCodes.set(codes);
      widerStarts.set(starts);
      widerEnds.set(ends);
      [codes, starts, ends] = [widerCodes, widerStarts, widerEnds];
    }
    codes[n] = code;
    starts[n] = start;
    ends[n++] = end;
  };
  for (let at = 0; at < text.length; ) {
    const simple = fold[text.charCodeAt(at)] ?? slow;
    if (simple !== slow) {
      put(simple, at, ++at);
      continue;
    }
    const tokenEnd = text.charCodeAt(at) === 91 ? endOfMaskToken(text, at) : at;
    const source = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const end = tokenEnd > at ? tokenEnd : at + source.length;
    const folded = tokenEnd > at ? blank : readSlowly(source);
    // A keycap or joiner belongs to the character before it.
    if (folded === '' && n > 0) ends[n - 1] = end;
    for (let unit = 0; unit < folded.length; unit++) put(folded.charCodeAt(unit), at, end);
    at = end;
  }
  const own = codes.subarray(0, n);
  const plain = decoder.decode(own);
  for (let unit = 0; unit < n; unit++) {
    const code = own[unit] ?? 0;
    own[unit] = isLetterO(code) && standsForZero(own, unit) ? 48 : (foldHan[code] ?? 0);
  }
  return { plain, digits: decoder.decode(own), starts: starts.subarray(0, n), ends: ends.subarray(0, n) };
}

const blanks = blank.repeat(64);
const blanksOf = (count: number): string =>
  count <= blanks.length ? blanks.slice(0, count) : blank.repeat(count);

/** The shadow with the units of the given spans, in order and apart, as masked places. */
export function blankOut(shadow: Shadow, spans: readonly { from: number; to: number }[]): Shadow {
  const over = (text: string): string => {
    let blanked = '';
    let at = 0;
    for (const { from, to } of spans) {
      blanked += text.slice(at, from) + blanksOf(to - from);
      at = to;
    }
    return blanked + text.slice(at);
  };
  return { ...shadow, plain: over(shadow.plain), digits: over(shadow.digits) };
}
