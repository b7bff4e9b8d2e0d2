import { type Day, SkippableError } from '@voc/core';
import { clean, shown } from './cell-text.ts';
import { dayOfInstant, formatInstant } from './format-instant.ts';
import { isNever, isRelative, rewriteInstant } from './rewrite-instant.ts';

const firstYear = 2003;
const shanghaiOffsetMinutes = 480;
const firstEpoch = Date.UTC(firstYear, 0, 1, 0, -shanghaiOffsetMinutes);
const lastYear = 2099;
const endEpoch = Date.UTC(lastYear + 1, 0, 1, 0, -shanghaiOffsetMinutes);

const instantShape =
  /^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})日)(?:(?:\s*T\s*|\s+|(?<=日))(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/iu;

function offsetOf(zone: string | undefined): number | undefined {
  if (zone === undefined) return shanghaiOffsetMinutes;
  if (zone.toUpperCase() === 'Z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(-2));
  if (hours > 14 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

function daysIn(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Year, month, day, hour, minute and second as written. */
type Written = ArrayLike<number>;

/** When the months began of which an instant was read, by their number; `Date.UTC` costs more than all else here. */
const monthStarts = new Map<number, number>();

function monthStart(year: number, month: number): number {
  const number = year * 12 + month;
  const known = monthStarts.get(number);
  if (known !== undefined) return known;
  const start = Date.UTC(year, month - 1);
  // Years of plain times alone: a file of nonsense may not fill the memory.
  if (year >= firstYear && year <= lastYear) monthStarts.set(number, start);
  return start;
}

/** Milliseconds since 1970, undefined when there is no such day or time. */
function toEpoch(written: Written, ms: number, offset: number): number | undefined {
  const [year = 0, month = 0, day = 0] = [written[0], written[1], written[2]];
  const [hour = 0, minute = 0, second = 0] = [written[3], written[4], written[5]];
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const minutes = ((day - 1) * 24 + hour) * 60 + minute - offset;
  return monthStart(year, month) + (minutes * 60 + second) * 1000 + ms;
}

function matchedEpoch(parts: readonly (string | undefined)[]): number | undefined {
  const [, yyyy, , m1, d1, m2, d2, hh, mm, ss, fraction, zone] = parts;
  const offset = offsetOf(zone);
  if (offset === undefined) return undefined;
  const written = [yyyy, m1 ?? m2, d1 ?? d2, hh ?? 0, mm ?? 0, ss ?? 0].map(Number);
  return toEpoch(written, Number((fraction ?? '').slice(0, 3).padEnd(3, '0')), offset);
}

const zero = 48;
const colon = 58;
const blank = 32;
const isSeparator = (code: number): boolean => code >= 0x2d && code <= 0x2f;
const plain = new Int32Array(6);

/** True when so many digits may stand in this place, and a plain time may end after it. */
const fits = (place: number, digits: number): boolean =>
  place === 0 ? digits === 4 : place < 4 ? digits === 1 || digits === 2 : digits === 2;
const mayEnd = (place: number): boolean => place === 2 || place === 4 || place === 5;

/**
 * Reads the plainest way of writing, as in `2026/8/1 7:05`, which the regular expression reads at three times the
 * cost; false for every other.
 */
function readPlain(text: string): boolean {
  const separator = text.charCodeAt(4);
  if (!isSeparator(separator)) return false;
  for (let at = 0; at < plain.length; at++) plain[at] = 0;
  let place = 0;
  let digits = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= zero && code < colon) {
      plain[place] = (plain[place] ?? 0) * 10 + code - zero;
      if (++digits > 4) return false;
      continue;
    }
    const expected = place < 2 ? separator : place === 2 ? blank : colon;
    if (code !== expected || place === 5 || !fits(place, digits)) return false;
    place++;
    digits = 0;
  }
  return mayEnd(place) && fits(place, digits);
}

function epochOf(raw: string): number | null | undefined {
  if (readPlain(raw) && (plain[0] ?? 0) >= firstYear) return toEpoch(plain, 0, shanghaiOffsetMinutes);
  const text = clean(raw);
  if (text === '') return null;
  if (isNever(text)) return null;
  const parts = instantShape.exec(text) ?? instantShape.exec(rewriteInstant(text) ?? '');
  if (parts) return matchedEpoch(parts);
  if (isRelative(text))
    throw new SkippableError(`时间「${shown(text)}」是相对时间,不知道是哪一天,请导出具体时间`);
  throw new SkippableError(`时间「${shown(text)}」的写法无法识别,应如 2026-11-10 09:30:00`);
}

function checkYear(epoch: number, raw: string): void {
  if (epoch >= firstEpoch && epoch < endEpoch) return;
  const text = clean(raw);
  if (epoch < firstEpoch)
    throw new SkippableError(`时间「${shown(text)}」早于 ${firstYear} 年,不可能是电商记录`);
  throw new SkippableError(`时间「${shown(text)}」晚于 ${lastYear} 年,不可能是电商记录`);
}

/**
 * An instant as ISO 8601 UTC; without a zone it is read as Asia/Shanghai, without a time as midnight. Blank cells
 * and those that say that there is no time (`0001-01-01`, `1900-01-00`) are null. Throws SkippableError for other
 * shapes, days that do not exist, relative times, years before 2003, when none of the platforms was there, and after
 * 2099.
 */
export function parseInstant(raw: string): string | null {
  const epoch = epochOf(raw);
  if (epoch === null) return null;
  if (epoch === undefined)
    throw new SkippableError(`时间「${shown(clean(raw))}」不存在,请核对年月日和时分秒`);
  checkYear(epoch, raw);
  return formatInstant(epoch);
}

/** The business day of a date or instant, by the rules of `parseInstant`. */
export function parseDay(raw: string): Day | null {
  const instant = parseInstant(raw);
  return instant === null ? null : dayOfInstant(instant);
}

/** An instant given in seconds or milliseconds since 1970, or written as for `parseInstant`. */
export function parseEpoch(raw: string): string | null {
  const text = raw.trim();
  if (!/^(?:\d{10}|\d{13})$/u.test(text)) return parseInstant(raw);
  const epoch = Number(text.padEnd(13, '0'));
  checkYear(epoch, text);
  return formatInstant(epoch);
}
