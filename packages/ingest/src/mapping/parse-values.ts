import { SkippableError } from '@voc/core';
import { clean, shown } from './cell-text.ts';
import { isScientific, withoutGuards } from './damaged-id.ts';

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
  const text = withoutGuards(raw);
  if (isScientific(text))
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

/** How platforms write stars as a word of three. */
const words: Record<string, number> = { 好评: 5, 中评: 3, 差评: 1, good: 5, neutral: 3, bad: 1 };

/**
 * Stars from 1 to 5 as `5`, `5.0`, `5星`, `五星`, `5分`, `★★★☆☆`, or the words 好评 (5), 中评 (3), 差评 (1); null when
 * blank. Throws SkippableError.
 */
export function parseRating(raw: string): number | null {
  if (/^[1-5]$/u.test(raw)) return Number(raw);
  const text = clean(raw);
  if (text === '') return null;
  if (Object.hasOwn(words, text.toLowerCase())) return words[text.toLowerCase()] ?? null;
  if (/^(?=.{1,5}$)★+☆*$/u.test(text)) return text.replaceAll('☆', '').length;
  const digit = /^([1-5一二三四五])(?:\.0+)?(?:颗?星|分)?$/u.exec(text)?.[1];
  if (digit === undefined) throw new SkippableError(`评分「${shown(text)}」不在 1~5 星之内`);
  const chinese = chineseDigits.indexOf(digit);
  return chinese >= 0 ? chinese + 1 : Number(digit);
}

/**
 * How many there are: a number as it stands, a list in JSON or of addresses by its length; null when blank or written
 * otherwise.
 */
export function parseCount(raw: string): number | null {
  const text = clean(raw);
  if (/^\d{1,4}$/u.test(text)) return Number(text);
  if (text.startsWith('[')) {
    try {
      const list: unknown = JSON.parse(text);
      return Array.isArray(list) ? list.length : null;
    } catch {
      return null;
    }
  }
  const addresses = text.match(/(?:https?:)?\/\/[^\s,;|]+/giu);
  return addresses ? addresses.length : null;
}
