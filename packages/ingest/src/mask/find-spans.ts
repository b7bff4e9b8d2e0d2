import type { MaskKind } from '@voc/core';
import { isIdCard, isLuhn } from './checksum.ts';
import type { Shadow } from './shadow.ts';

/** A span in units of the shadow. */
export interface ShadowSpan {
  kind: MaskKind;
  from: number;
  to: number;
}

const gap = '[ \\t\\-–—._·•~/|,、*()]{0,2}';
const phone = new RegExp(`(?:\\+?(?:00)?86${gap})?(1${gap}[3-9](?:${gap}\\d){9})`, 'g');
const idCard = /\d(?:[ -]?\d){16}[ -]?[\dXx]/g;
const bankCard = /\d(?:[ -]?\d){15,18}/g;
const email = /[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,24}/g;
const wechat =
  /(?:[微薇威][❤♥]?信|[微薇威][❤♥]|(?<![a-z])(?:v[❤♥]?信|v[❤♥]|v:|vx|wx|weixin|wechat))[号:是 ]{0,4}(?![a-z]{6,20}(?![\w-]))([a-z][\w-]{5,19})/gi;
const qq = /(?:(?<![a-z])qq|扣扣|企鹅)[号:是 ]{0,4}([1-9]\d{4,10})(?!\d)/gi;

const contactWord = /^(?:v|vx|wx|w|q|qq|tel|phone|mobile|weixin|wechat|call)$/i;
const bankWord =
  /卡号|银行|储蓄卡|信用卡|借记卡|账号|账户|打款|转账|汇款|收款|退款?[到回至给]|[打转][到给]|[工建农中招交]行/g;
const orderWord = /订单|单号|运单|快递|物流/g;

// Only 0-9 and not Chinese digits: 一 beside a number is mostly a word ("13…一直打不通").
const standsAlone = (plain: string, from: number, to: number): boolean =>
  !/\d/.test(plain[from - 1] ?? '') && !/\d/.test(plain[to] ?? '');

function* scan(
  pattern: RegExp,
  text: string,
  accepts: (value: string, from: number) => boolean,
): Generator<[number, number]> {
  const own = new RegExp(pattern.source, pattern.flags);
  for (let match = own.exec(text); match !== null; match = own.exec(text)) {
    if (accepts(match[0], match.index)) yield [match.index, match.index + match[0].length];
    else own.lastIndex = match.index + 1;
  }
}

const inPartNumber = (plain: string, from: number, to: number): boolean => {
  const before = /[A-Za-z]+$/.exec(plain.slice(Math.max(0, from - 10), from))?.[0] ?? '';
  if (before === '' || contactWord.test(before)) return false;
  return before.length > 1 || /[A-Za-z]/.test(plain[to] ?? '');
};

function isPhone(plain: string, value: string, from: number): boolean {
  const to = from + value.length;
  if (!standsAlone(plain, from, to) || inPartNumber(plain, from, to)) return false;
  const groups = value.replace(/^\+?(?:00)?86\D*/, '').split(/\D+/);
  // "15 2026-11-22 1" is a count beside a date, not a spelled-out number.
  return groups.length <= 4 || groups.every((group) => group.length <= 2);
}

const lastAt = (pattern: RegExp, text: string): number => [...text.matchAll(pattern)].at(-1)?.index ?? -1;

function speaksOfBank(plain: string, from: number, to: number): boolean {
  const window = plain.slice(Math.max(0, from - 200), from);
  const before = window.split(/[。!?;\n]/).at(-1) ?? '';
  const bank = lastAt(bankWord, before);
  const order = lastAt(orderWord, before);
  if (bank !== order) return bank > order;
  // Four by four from UnionPay's 62 is how a card is printed; order numbers are not.
  if (order < 0 && /^62\d\d([ -])\d{4}\1\d{4}\1\d{4}(?:\1\d{3})?$/.test(plain.slice(from, to))) return true;
  const after = plain.slice(to, to + 200).split(/[。!?;\n]/)[0] ?? '';
  return after.search(bankWord) >= 0 && after.search(orderWord) < 0;
}

/** Value spans of a pattern whose first group is the value. */
function* valuesOf(pattern: RegExp, text: string): Generator<[number, number]> {
  for (const match of text.matchAll(pattern)) {
    const to = match.index + match[0].length;
    yield [to - (match[1]?.length ?? 0), to];
  }
}

const bare = (value: string): string => value.replace(/[ -]/g, '');

type Finder = (shadow: Shadow) => Iterable<[number, number]>;

const finders: Partial<Record<MaskKind, Finder>> = {
  email: ({ plain }) => (plain.includes('@') ? scan(email, plain, () => true) : []),
  id_card: ({ plain, digits }) =>
    scan(
      idCard,
      digits,
      (value, from) => standsAlone(plain, from, from + value.length) && isIdCard(bare(value)),
    ),
  bank_card: ({ plain }) =>
    scan(
      bankCard,
      plain,
      (value, from) =>
        standsAlone(plain, from, from + value.length) &&
        isLuhn(bare(value)) &&
        speaksOfBank(plain, from, from + value.length),
    ),
  phone: ({ plain, digits }) => scan(phone, digits, (value, from) => isPhone(plain, value, from)),
  wechat: ({ plain }) => valuesOf(wechat, plain),
  qq: ({ plain }) => valuesOf(qq, plain),
};

/** Spans of one kind in a shadow, left to right, none overlapping. */
export function findSpans(kind: MaskKind, shadow: Shadow): ShadowSpan[] {
  return Array.from(finders[kind]?.(shadow) ?? [], ([from, to]) => ({ kind, from, to }));
}
