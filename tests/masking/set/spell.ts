import type { Random } from './random.ts';

const map = (text: string, from: string, to: readonly string[]): string =>
  [...text].map((char) => (from.includes(char) ? (to[from.indexOf(char)] ?? char) : char)).join('');

const ten = '0123456789';
export const fullWidth = (text: string): string =>
  [...text]
    .map((char) => (char > ' ' && char < '\u007f' ? String.fromCharCode(char.charCodeAt(0) + 0xfee0) : char))
    .join('');
export const circled = (text: string): string => map(text, ten, [...'⓪①②③④⑤⑥⑦⑧⑨']);
export const filled = (text: string): string => map(text, ten, [...'⓿❶❷❸❹❺❻❼❽❾']);
export const keycaps = (text: string): string =>
  [...text].map((char) => (ten.includes(char) ? `${char}\ufe0f\u20e3` : char)).join('');
export const han = (text: string): string => map(text, ten, [...'零一二三四五六七八九']);
export const radio = (text: string): string => map(text, ten, [...'洞幺两三四五六拐八勾']);
export const formal = (text: string): string => map(text, ten, [...'零壹贰叁肆伍陆柒捌玖']);
const styles = [han, radio, circled, fullWidth, (text: string) => text];

/** Every digit in a way of its own. */
export const mixed = (r: Random, text: string): string =>
  [...text].map((char) => r.pick(styles)(char)).join('');

/** Cut into groups of the given lengths, the last takes the rest. */
export function grouped(text: string, lengths: readonly number[], separator: string): string {
  const parts: string[] = [];
  let at = 0;
  for (const length of lengths) {
    parts.push(text.slice(at, at + length));
    at += length;
  }
  if (at < text.length) parts.push(text.slice(at));
  return parts.filter((part) => part !== '').join(separator);
}

export const singly = (text: string, separator: string): string => [...text].join(separator);
export const hidden = (r: Random, text: string): string => {
  const at = 1 + r.below(text.length - 2);
  return text.slice(0, at) + r.pick(['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff']) + text.slice(at);
};

/** Any of the listed ways to write a run of digits. */
export function spell(r: Random, digits: string): string {
  const lengths =
    digits.length === 11
      ? r.pick([
          [3, 4, 4],
          [4, 4, 3],
          [3, 8],
          [7, 4],
        ])
      : digits.length >= 15
        ? r.pick([
            [4, 4, 4, 4],
            [6, 4, 4],
            [6, 8],
          ])
        : [3, 3];
  const separator = r.pick([' ', '-', '.', '—', '  ', '·', '_', '/', '*']);
  return r.pick([
    () => digits,
    () => fullWidth(digits),
    () => circled(digits),
    () => filled(digits),
    () => keycaps(digits),
    () => han(digits),
    () => radio(digits),
    () => formal(digits),
    () => mixed(r, digits),
    () => grouped(digits, lengths, separator),
    () => grouped(fullWidth(digits), lengths, separator),
    () => grouped(han(digits), lengths, separator),
    () => singly(digits, r.pick([' ', '-', '.', ' '])),
    () => hidden(r, digits),
    () => `${han(digits.slice(0, 3))}${fullWidth(digits.slice(3, 7))} ${digits.slice(7)}`,
  ])();
}
