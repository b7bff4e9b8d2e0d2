import type { RedLineKind } from '@voc/core';
import { harmless, identifier, joinCard } from './card-text.ts';
import type { Part } from './leading-part.ts';

/** What a red-line card says; a null fact is said to be absent. */
export interface RedLineFacts {
  kind: RedLineKind;
  /** Name of the product or its page, and its number or address; null without product. */
  product: { name: string; id: string } | null;
  quote: string;
  /** `11-10 14:22`, or the day alone. */
  at: string | null;
  platform: string;
  channel: string;
  /** Authority or press the customer named: 12315. */
  mention: string | null;
  /** Red lines of the same kind and product within 90 days before; null without product or day. */
  similar: number | null;
  /** Voices of that kind, product and day, this one included. */
  sameDay: number;
  /** Colour and size, shop and order day (`YYYY-MM-DD`) of these `total` voices, as far as they are known. */
  focus: { total: number; skus: readonly Part[]; shops: readonly Part[]; orderDays: readonly Part[] };
}

const names: Record<RedLineKind, string> = {
  'safety.hazard': '安全隐患',
  'safety.injury': '人身伤害',
  'trade.privacy': '隐私泄露',
  'price.wrong': '标价错误',
  regulator: '监管或曝光',
};

const safety = '品控(主)/法务:1 小时内回电;是否停发由品控决定';
const duties: Record<RedLineKind, string> = {
  'safety.hazard': safety,
  'safety.injury': safety,
  'trade.privacy': '客服主管(主)/法务:1 小时内回电;是否上报由法务决定',
  'price.wrong': '运营(主)/客服:1 小时内核对标价;是否下架由运营决定',
  regulator: '法务(主)/客服主管:1 小时内回电;对外答复由法务决定',
};

const nameOf = ({ name, id }: { name: string; id: string }): string =>
  [harmless(name, 40), identifier(id, 60)].filter((part) => part !== '').join(' ');

/** Where the voices come from, as far as it is known: of several the value that at least half of them share. */
function focusOf({ total, skus, shops, orderDays }: RedLineFacts['focus']): string {
  const told = (parts: readonly Part[], word: (value: string) => string): string[] => {
    const first = parts[0];
    if (!first || 2 * first.count < total) return [];
    return [`${word(harmless(first.value, 30))}${total > 1 ? ` ${first.count}/${total}` : ''}`];
  };
  const known = [
    ...told(skus, (value) => value),
    ...told(shops, (value) => value),
    ...told(orderDays, (value) => `${value.slice(5)} 下单`),
  ];
  if (known.length === 0) return '';
  return `${total > 1 ? `,${total} 条集中在:` : ',这一条:'}${known.join('、')}`;
}

/** The red-line alert of one voice; at most 4,096 UTF-8 bytes. */
export function redLineCard(facts: RedLineFacts): string {
  const { kind, product, quote, at, platform, channel, mention, similar, sameDay, focus } = facts;
  const what = product === null ? '未关联商品' : nameOf(product);
  const named = mention === null ? '' : `,顾客提到 ${harmless(mention, 20)}`;
  const before =
    similar === null
      ? `${product === null ? '未关联商品' : '时间未知'},同类条数未知`
      : `${sameDay > 1 ? `当天同款同类共 ${sameDay} 条;此前 ` : '同款 '}90 天内同类 ${similar} 条`;
  return joinCard([
    `【红线·一级|单条即报】${names[kind]}:${what}「${harmless(quote, 80)}」${at ?? '时间未知'} ${harmless(platform, 20)}${channel}${named}`,
    `${before}${focusOf(focus)}。${duties[kind]}`,
  ]);
}
