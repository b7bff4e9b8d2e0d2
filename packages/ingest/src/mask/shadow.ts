import { endOfMaskToken } from '@voc/core';

/** A normalised copy of a text; `starts[i]`/`ends[i]` bound the original characters behind unit i. */
export interface Shadow {
  /** NFKC, invisible characters removed; masked places are NUL. */
  plain: string;
  /** As `plain`, with Chinese digits turned into 0-9; same length. */
  digits: string;
  starts: number[];
  ends: number[];
}

/** Stands where a value was masked: neither digit, letter, separator nor context word. */
export const blank = '\u0000';

const invisible = /^(?:\p{Cf}|\uFE0E|\uFE0F|\u20E3|\u034F)$/u;
const hanDigits: Record<string, string> = Object.fromEntries(
  ['〇零○洞', '一壹幺', '二贰两', '三叁', '四肆', '五伍', '六陆', '七柒拐', '八捌', '九玖勾'].flatMap(
    (names, digit) => [...names].map((name) => [name, String(digit)]),
  ),
);

const hanDigit = new RegExp(`[${Object.keys(hanDigits).join('')}]`, 'g');

const toDigits = (plain: string): string => plain.replace(hanDigit, (c) => hanDigits[c] ?? c);

// ASCII and common Han characters are their own compatibility form, and visible.
const isPlain = (code: number): boolean => (code > 31 && code < 127) || (code >= 0x4e00 && code <= 0x9fff);

/** Builds the shadow; tokens of an earlier masking read as masked places. */
export function buildShadow(text: string): Shadow {
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (isPlain(code) && code !== 91) {
      parts.push(text.charAt(at));
      starts.push(at);
      ends.push(++at);
      continue;
    }
    const tokenEnd = endOfMaskToken(text, at);
    const isToken = tokenEnd > at;
    const source = isToken ? text.slice(at, tokenEnd) : String.fromCodePoint(text.codePointAt(at) ?? 0);
    const end = at + source.length;
    if (!isToken && invisible.test(source)) {
      // A keycap or joiner belongs to the character before it.
      if (ends.length > 0) ends[ends.length - 1] = end;
    } else {
      const normal = isToken ? blank : source.normalize('NFKC');
      parts.push(normal);
      for (let unit = 0; unit < normal.length; unit++) {
        starts.push(at);
        ends.push(end);
      }
    }
    at = end;
  }
  const plain = parts.join('');
  return { plain, digits: toDigits(plain), starts, ends };
}

/** The shadow as the masked text would give it: each of the given original spans is one blank. */
export function blankOut(shadow: Shadow, spans: readonly { start: number; end: number }[]): Shadow {
  const units: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const ordered = [...spans].sort((a, b) => a.start - b.start);
  let next = 0;
  let blanked = -1;
  for (let unit = 0; unit < shadow.plain.length; unit++) {
    const at = shadow.starts[unit] ?? 0;
    while ((ordered[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next++;
    const span = ordered[next];
    const inside = span !== undefined && at >= span.start;
    if (inside && blanked === next) continue;
    if (inside) blanked = next;
    units.push(inside ? blank : shadow.plain.charAt(unit));
    starts.push(inside ? span.start : at);
    ends.push(inside ? span.end : (shadow.ends[unit] ?? at));
  }
  const plain = units.join('');
  return { plain, digits: toDigits(plain), starts, ends };
}
