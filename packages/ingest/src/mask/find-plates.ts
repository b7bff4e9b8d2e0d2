import type { Finding } from './kinds.ts';
import type { Shadow } from './shadow.ts';

const provinces = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
const body = '[A-HJ-NP-Z0-9]';
const gap = '[ .·•・‧\\-_*]{0,2}';
/**
 * GA 36-2018: province, letter of the office, five characters, or six for cars without a combustion engine; at most two
 * letters among the five.
 */
const plate = new RegExp(
  `([${provinces}]) ?([A-HJ-Z])${gap}((?:[DFABCEGHJK]${body}\\d{4}|\\d{5}[DFABCEGHJK])(?![A-Za-z0-9])|(?:${body}){4}[A-HJ-NP-Z0-9挂学警港澳领使](?![A-Za-z0-9])|\\d(?:[ .·-]\\d){4}(?!\\d))`,
  'gi',
);
const words = /(?:辽|南|全|崭|最|更|刷|重|清|创|翻|焕|更|常|白|年|入|出|说|风|彩|老|多|上|下|多)$/;

/** Licence plates, with or without the dot. */
export function findPlates({ plain, digits }: Shadow): Finding[] {
  const found: Finding[] = [];
  for (const match of digits.matchAll(plate)) {
    const [whole, province = '', office = '', rest = ''] = match;
    const letters = rest.replace(/[^A-Za-z]/g, '').length;
    if (letters > 2 || words.test(plain.slice(Math.max(0, match.index - 1), match.index))) continue;
    const value = `${province}${office}${rest}`.replace(/[ .·•・‧\-_*]/g, '').toUpperCase();
    found.push({ kind: 'plate', from: match.index, to: match.index + whole.length, value });
  }
  return found;
}
