import { maskTokenSource, UsageError } from '@voc/core';
import { keyedHash, maskTokenOf } from '@voc/core/config';
import { cleanText } from '../map/clean-text.ts';
import { parseId } from '../mapping/parse-values.ts';
import { maskText } from '../mask/mask-text.ts';

/** Whom a deletion request names, by one value as the request gives it. */
export type PersonQuery = { phone: string } | { order: string } | { customer: string };

/** How a person is found in what is stored; nothing here can be turned back into the value. */
export interface Person {
  kind: 'phone' | 'order' | 'customer';
  orderHash: string | null;
  customerHash: string | null;
  /** What masking writes in place of the value in a text, as what it was taken for. */
  textTokens: readonly string[];
}

const anyToken = new RegExp(maskTokenSource, 'gu');

/** Masking itself says what it would have written, with and without a word that tells what the number is. */
function tokensOf(kind: 'phone' | 'order_no', value: string, key: string): string[] {
  const said = [value, `${kind === 'phone' ? '手机号' : '订单号'}:${value}`];
  const found = said.flatMap((text) => maskText(text, key).text.match(anyToken) ?? []);
  return [...new Set([maskTokenOf(key, kind, value), ...found])].sort();
}

function fromPhone(value: string, key: string): Person {
  const digits = value
    .normalize('NFKC')
    .replace(/\D/gu, '')
    .replace(/^(?:00)?86(?=1\d{10}$)/u, '');
  if (!/^1[3-9]\d{9}$/u.test(digits)) throw new UsageError(`「${value}」不是手机号,应为 11 位数字`);
  return {
    kind: 'phone',
    orderHash: null,
    customerHash: keyedHash(key, 'customer', digits),
    textTokens: tokensOf('phone', digits, key),
  };
}

function fromOrder(value: string, key: string): Person {
  const order = parseId(value);
  if (order === null) throw new UsageError('--order 是空的,请给出订单号');
  return {
    kind: 'order',
    orderHash: keyedHash(key, 'order', order),
    customerHash: null,
    textTokens: tokensOf('order_no', order, key),
  };
}

function fromCustomer(value: string, key: string): Person {
  const name = cleanText(value);
  if (name === '') throw new UsageError('--customer 是空的,请给出导出里的顾客昵称或编号');
  return {
    kind: 'customer',
    orderHash: null,
    customerHash: keyedHash(key, 'customer', name),
    textTokens: [],
  };
}

/** The keyed traces of a person; UsageError for a value that cannot be one. */
export function personOf(query: PersonQuery, key: string): Person {
  if ('phone' in query) return fromPhone(query.phone, key);
  return 'order' in query ? fromOrder(query.order, key) : fromCustomer(query.customer, key);
}
