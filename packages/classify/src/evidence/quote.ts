import type { Evidence } from '@voc/core';
import type { NormalText } from '../segment/index.ts';

/** A quoted span is at most this long, in UTF-16 units of the original. */
export const maxQuote = 30;

const isLow = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;
const blank = /[\s,,。.!!??;;]/;
const isHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff;
const isBlank = (text: string, at: number): boolean =>
  !isHan(text.charCodeAt(at)) && blank.test(text.charAt(at));

/** Evidence for units [from, to) of a normalised text: offsets into the original, trimmed, at most 30 long. */
export function quote(
  raw: string,
  normal: NormalText,
  from: number,
  to: number,
  turn: number | undefined,
): Evidence {
  let start = normal.origin[from] ?? 0;
  let end = normal.origin[to] ?? raw.length;
  while (start < end && isBlank(raw, start)) start++;
  while (end > start && isBlank(raw, end - 1)) end--;
  if (end - start > maxQuote) end = start + maxQuote;
  if (end < raw.length && isLow(raw.charCodeAt(end))) end--;
  const span = { text: raw.slice(start, end), start, end };
  return turn === undefined ? span : { ...span, turn };
}
