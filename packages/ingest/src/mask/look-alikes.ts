import { isBarcode, isWrittenDate } from './checksum.ts';

const units =
  /[ ]{0,2}(?:元|块|角|分钱|圆|万|亿|千|百|克|斤|公斤|吨|毫|升|ml|l\b|kg|g\b|mg|瓦|w\b|kw|伏|v\b|mah|mwh|wh|毫安|安时|赫兹|hz|转|rpm|帕|pa\b|米|cm|mm|km|m\b|公里|平|㎡|次|个|件|人|条|步|天|年|月|日|小时|分钟|秒|度|℃|°|%|像素|px|流明|lm|k\b|w\+|多[个次人条元块]|台|张|双|套|粉丝|阅读|播放|点赞)/iy;
const dates =
  /(?<!\d)(?<!\d[-/.])(?:19|20)\d\d(?:([-/.])(?:0?[1-9]|1[0-2])\1(?:3[01]|[12]\d|0?[1-9])(?!\d)|年\d{1,2}月\d{1,2}日?)(?:[ T]{0,2}\d{1,2}:\d\d(?::\d\d)?)?/g;
const counting = '01234567890123456789';
const downwards = '98765432109876543210';

/** Spans of dates written with separators, with the time of day behind them. */
export const datesOf = (text: string): { from: number; to: number }[] =>
  Array.from(text.matchAll(dates), (match) => ({ from: match.index, to: match.index + match[0].length }));

/** True where a unit of measure or a counting word stands. */
export function isBeforeUnit(plain: string, to: number): boolean {
  units.lastIndex = to;
  return units.test(plain);
}

/** False where the digits at both ends tell that none of the forms of figures fits seven digits or more. */
function mayBeFigure(value: string): boolean {
  const [first, second] = [value.charCodeAt(0), value.charCodeAt(1)];
  const step = (second - first + 10) % 10;
  if (
    step === 1 ||
    step === 9 ||
    (first === 49 && second === 57) ||
    (first === 50 && second === 48) ||
    (first === 54 && second === 57)
  )
    return true;
  if (first === value.charCodeAt(2) && second === value.charCodeAt(3)) return true;
  const late = value.charCodeAt(value.length - 2);
  return late === value.charCodeAt(value.length - 3) && late === value.charCodeAt(value.length - 4);
}

/** True for figures of seven digits or more that count, date, cheer or are printed on goods. */
export const isFigure = (value: string): boolean => mayBeFigure(value) && isAnyFigure(value);

const isAnyFigure = (value: string): boolean =>
  isWrittenDate(value) ||
  isBarcode(value) ||
  /^\d{0,2}?(\d)\1{4,}\d?$/.test(value) ||
  /^(\d\d)\1{3,}\d?$/.test(value) ||
  /^(\d)\1*(\d)\2{3,}$/.test(value) ||
  counting.includes(value) ||
  downwards.includes(value) ||
  '1234567891011121314151617181920'.startsWith(value);

/** One digit again and again is a cheer, whatever is said beside it. */
export const isCheer = (value: string): boolean => value.length > 8 && /^(\d)\1{8,}$/.test(value);

/** Letters that stand before numbers of persons, not of goods. */
const contactWord =
  /^(?:v|vx|wx|w|q|qq|tel|phone|mobile|weixin|wechat|call|dh|sj|id|no|t|m|dianhua|shouji|haoma|hao|lianxi|number|num|mob|cell|add|jia|wei|or|and)$/i;

/** A letter, a dash or a low line; a slash too where asked. */
const isJoined = (code: number, orSlash: boolean): boolean =>
  (code >= 65 && code <= 90) ||
  (code >= 97 && code <= 122) ||
  code === 95 ||
  code === 45 ||
  (orSlash && code === 47);

/** True for a number that is part of a word with letters, as on goods: `A13912345678B`, `WH-1000000`. */
export function isPartNumber(plain: string, from: number, to: number, isPhone: boolean): boolean {
  const isBehind = from > 0 && isJoined(plain.charCodeAt(from - 1), true);
  if (!isBehind && !isJoined(plain.charCodeAt(to), false)) return false;
  const before = /[A-Za-z]+[-_/]?$/.exec(plain.slice(Math.max(0, from - 12), from))?.[0] ?? '';
  const after = /^[-_]?[A-Za-z]/.test(plain.slice(to, to + 2));
  if (before === '') return after && !isPhone && to - from < 15;
  const word = before.replace(/[-_/]$/, '');
  if (contactWord.test(word)) return false;
  if (!isPhone && to - from >= 15 && !after) return false;
  return !isPhone || word.length > 1 || word !== before || after;
}
