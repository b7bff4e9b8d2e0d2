import type { Finding } from './kinds.ts';
import type { Shadow } from './shadow.ts';

const code =
  /(?:订单|单号|订单编号|运单|流水号|交易号|快递)(?:编号|号码?)?[ 是为:#号码编(]{0,4}([A-Za-z]{1,6}[-_]?\d[\dA-Za-z_-]{6,30})/g;
const fewestDigits = 7;

/** Numbers of orders and parcels with letters in them, behind the words that announce them. */
export function findOrderCodes({ plain }: Shadow): Finding[] {
  return Array.from(plain.matchAll(code), (match): Finding => {
    const value = match[1] ?? '';
    const to = match.index + match[0].length;
    return { kind: 'order_no', from: to - value.length, to, value: value.replace(/[-_]/g, '').toUpperCase() };
  }).filter(({ value }) => value.replace(/\D/g, '').length >= fewestDigits);
}
