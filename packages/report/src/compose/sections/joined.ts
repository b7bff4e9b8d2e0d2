import { groupOf, isAlertMismatch, mismatchCategory } from '@voc/core';
import { harmless } from '../../alerts/card-text.ts';
import { leadingPart } from '../../alerts/leading-part.ts';
import { byText } from '../facts/order.ts';
import type { AlertFact } from '../facts/types.ts';

/** Whether a leaf is one of those that a category of alerts joins. */
export const isJoined = (category: string, leaf: string): boolean =>
  category === mismatchCategory
    ? isAlertMismatch(leaf)
    : leaf.includes('.') && (leaf === category || groupOf(leaf) === category);

/** `,集中在雾霾蓝`, when the newest alert of the product's leaf has a colour that holds its complaints. */
export function colorOf(alerts: readonly AlertFact[], productId: string, leaf: string): string {
  const newest = alerts
    .filter((one) => one.productId === productId && one.state !== 'withdrawn' && isJoined(one.category, leaf))
    .sort((a, b) => byText(b.raisedOn, a.raisedOn) || byText(a.dedupKey, b.dedupKey))[0];
  const color = newest && leadingPart(newest.colors, newest.complaints);
  return color ? `,集中在${harmless(color.value, 20)}` : '';
}
