import { type Day, dayOf, SkippableError } from '@voc/core';

const blanks = new Set(['', '-', '--', 'nan', 'null', 'none', 'n/a', 'undefined']);
const firstYear = 2003;
const isAscii = /^[ -~]*$/;
const shanghaiOffsetMinutes = 480;
const firstEpoch = Date.UTC(firstYear, 0, 1, 0, -shanghaiOffsetMinutes);
/** Long cells are cut in messages: a reason is for reading, not for keeping data. */
const shown = (raw: string): string => (raw.length > 40 ? `${raw.slice(0, 40)}…` : raw);

function clean(raw: string): string {
  const trimmed = raw.trim();
  const text = isAscii.test(trimmed) ? trimmed : trimmed.normalize('NFKC').trim();
  return blanks.has(text.toLowerCase()) ? '' : text;
}

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
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Milliseconds since 1970 of the matched parts, undefined when there is no such day or time. */
function toEpoch(parts: readonly (string | undefined)[]): number | undefined {
  const [, yyyy, , m1, d1, m2, d2, hh, mm, ss, fraction, zone] = parts;
  const [year, month, day] = [Number(yyyy), Number(m1 ?? m2), Number(d1 ?? d2)];
  const [hour, minute, second] = [Number(hh ?? 0), Number(mm ?? 0), Number(ss ?? 0)];
  const offset = offsetOf(zone);
  if (offset === undefined || month < 1 || month > 12 || day < 1 || day > daysIn(year, month))
    return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const ms = Number((fraction ?? '').slice(0, 3).padEnd(3, '0'));
  return Date.UTC(year, month - 1, day, hour, minute - offset, second, ms);
}

/**
 * An instant as ISO 8601 UTC; without a zone it is read as Asia/Shanghai, without a time as midnight.
 * Blank cells are null. Throws SkippableError for other shapes, days that do not exist and years
 * before 2003, when none of the platforms was there.
 */
export function parseInstant(raw: string): string | null {
  const text = clean(raw);
  if (text === '') return null;
  const parts = instantShape.exec(text);
  if (!parts) throw new SkippableError(`时间「${shown(text)}」的写法无法识别,应如 2026-11-10 09:30:00`);
  const epoch = toEpoch(parts);
  if (epoch === undefined) throw new SkippableError(`时间「${shown(text)}」不存在,请核对年月日和时分秒`);
  if (epoch < firstEpoch)
    throw new SkippableError(`时间「${shown(text)}」早于 ${firstYear} 年,不可能是电商记录`);
  return new Date(epoch).toISOString();
}

/** The business day of a date or instant, by the rules of `parseInstant`. */
export function parseDay(raw: string): Day | null {
  const instant = parseInstant(raw);
  return instant === null ? null : dayOf(new Date(instant));
}

/**
 * An identifier without the guards that spreadsheets need (`="…"`, a leading apostrophe, a trailing
 * tab). Blank cells are null. Throws SkippableError when a spreadsheet or a JSON number has already
 * lost digits: a wrong id would join the voices of two products.
 */
export function parseId(raw: string | number): string | null {
  if (typeof raw === 'number') {
    if (!Number.isSafeInteger(raw))
      throw new SkippableError(`编号 ${raw} 以数字存放,位数已丢失,请在导出时按文本保存编号`);
    return String(raw);
  }
  if (/^\d+$/u.test(raw)) return raw;
  const text = clean(clean(raw).replace(/^=\s*"(.*)"$/su, '$1')).replace(/^'/u, '');
  if (/^\d(?:\.\d+)?E\+\d+$/iu.test(text) || /^\d\.\d+E\d+$/iu.test(text))
    throw new SkippableError(
      `编号「${shown(text)}」被表格软件改成了科学计数法,末几位已丢失,请把该列设为文本后重新导出`,
    );
  return text === '' ? null : text;
}

/** A whole number of at least 0, thousands separators allowed; null when blank. Throws SkippableError. */
export function parseInteger(raw: string): number | null {
  const text = clean(raw);
  if (text === '') return null;
  const digits = /^\d{1,3}(?:,\d{3})+$/u.test(text) ? text.replaceAll(',', '') : text;
  const value = Number(digits);
  if (!/^\d+(?:\.0+)?$/u.test(digits) || !Number.isSafeInteger(value))
    throw new SkippableError(`「${shown(text)}」不是有效的非负整数`);
  return value;
}

const chineseDigits = '一二三四五';

/** Stars from 1 to 5 as `5`, `5.0`, `5星`, `五星`, `5分` or `★★★☆☆`; null when blank. Throws SkippableError. */
export function parseRating(raw: string): number | null {
  if (/^[1-5]$/u.test(raw)) return Number(raw);
  const text = clean(raw);
  if (text === '') return null;
  if (/^(?=.{1,5}$)★+☆*$/u.test(text)) return text.replaceAll('☆', '').length;
  const digit = /^([1-5一二三四五])(?:\.0+)?(?:颗?星|分)?$/u.exec(text)?.[1];
  if (digit === undefined) throw new SkippableError(`评分「${shown(text)}」不在 1~5 星之内`);
  const chinese = chineseDigits.indexOf(digit);
  return chinese >= 0 ? chinese + 1 : Number(digit);
}
