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
  /** What masking writes in place of the value in a text. */
  textToken: string | null;
}

const anyToken = new RegExp(maskTokenSource, 'u');

function fromPhone(value: string, key: string): Person {
  const digits = value
    .normalize('NFKC')
    .replace(/\D/gu, '')
    .replace(/^(?:00)?86(?=1\d{10}$)/u, '');
  // Masking itself says what it would have written.
  const token = anyToken.exec(maskText(`手机号 ${digits}`, key).text)?.[0];
  if (token === undefined || !/^1[3-9]\d{9}$/u.test(digits))
    throw new UsageError(`「${value}」不是手机号,应为 11 位数字`);
  return {
    kind: 'phone',
    orderHash: null,
    customerHash: keyedHash(key, 'customer', digits),
    textToken: token,
  };
}

function fromOrder(value: string, key: string): Person {
  const order = parseId(value);
  if (order === null) throw new UsageError('--order 是空的,请给出订单号');
  return {
    kind: 'order',
    orderHash: keyedHash(key, 'order', order),
    customerHash: null,
    textToken: maskTokenOf(key, 'order_no', order),
  };
}

function fromCustomer(value: string, key: string): Person {
  const name = cleanText(value);
  if (name === '') throw new UsageError('--customer 是空的,请给出导出里的顾客昵称或编号');
  return {
    kind: 'customer',
    orderHash: null,
    customerHash: keyedHash(key, 'customer', name),
    textToken: null,
  };
}

/** The keyed traces of a person; UsageError for a value that cannot be one. */
export function personOf(query: PersonQuery, key: string): Person {
  if ('phone' in query) return fromPhone(query.phone, key);
  return 'order' in query ? fromOrder(query.order, key) : fromCustomer(query.customer, key);
}
