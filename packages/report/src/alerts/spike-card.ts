import { daysBetween } from '@voc/core';
import { thousands } from '../thousands.ts';
import { harmless, identifier, joinCard } from './card-text.ts';
import type { Tier } from './episodes.ts';
import { concentrated, leadingPart, named, type Part } from './leading-part.ts';

/**
 * What to look at: fields of the page, null without listing data, when `suggested` names them; or, where no page is to
 * blame, what to do.
 */
export type Check =
  | { action: string }
  | {
      pages:
        | readonly { place: string; field: string; value: string | null; changedAt: string | null }[]
        | null;
      suggested: readonly string[];
    };

/** What the card of a spike says; a null fact is said to be absent. Days are `MM-DD`. */
export interface SpikeFacts {
  /** 描述不符 */
  title: string;
  tier: Tier;
  productName: string;
  productId: string;
  /** What most complaints are about: 颜色不符, and how many name it; null where it is no more than the title says. */
  attribute: { name: string; count: number } | null;
  window: { days: number; from: string; to: string; hours?: { count: number; last: number } | null };
  complaints: number;
  expected: number;
  lower: number;
  upper: number;
  denominator: string;
  /** Complaints that name a colour, a size, and where they were made; the largest first. */
  colors: readonly Part[];
  sizes: readonly Part[];
  places: readonly Part[];
  /** Days of the orders, where the exports have them; the earliest first. */
  orderDays: readonly { day: string; count: number }[];
  quotes: readonly { text: string; channel: string; rating: number | null }[];
  check: Check;
  /** Units out since then; where `waiting` is not known, `sent` counts units signed for. */
  shipped: { since: string; color: boolean; sent: number; waiting: number | null } | null;
  owner: string | null;
  partner: string | null;
  due: string;
  confidence: '高' | '中' | '低';
  /** True where other products rose as well. */
  shared: boolean;
  falsePushesPerWeek: number;
}

function title({
  title: kind,
  tier,
  productName,
  productId,
  attribute,
  colors,
  complaints,
}: SpikeFacts): string {
  const color = leadingPart(colors, complaints);
  const focus = color ? `「${harmless(color.value, 20)}」` : ' ';
  const parts = [productName === productId ? '' : harmless(productName, 40), identifier(productId, 60)];
  const product = parts.filter((part) => part !== '').join(' ');
  return `【${kind}预警·${tier}】${product}${focus}${harmless(attribute?.name ?? kind, 20)}突增`;
}

function numbers({ window, complaints, expected, lower, upper, denominator }: SpikeFacts): string {
  const { days, from, to, hours } = window;
  const span = hours
    ? `近${hours.count}小时(截至 ${to} ${hours.last + 1}:00)`
    : days === 1
      ? `当天(${to})`
      : `近${days}天(${from}~${to})`;
  const usual = expected.toFixed(1);
  const times = (complaints / expected).toFixed(1);
  return `${span}${complaints} 条;按${denominator}正常约 ${usual} 条(90% 区间 ${lower}~${upper}),${times} 倍`;
}

/** The narrowest run of at most a week of order days that holds most of those that are known. */
function orderRun(days: SpikeFacts['orderDays'], total: number): string {
  const known = days.reduce((sum, { count }) => sum + count, 0);
  if (known === 0 || known < named * total) return '';
  const wanted = Math.ceil(concentrated * known);
  let best: { from: string; to: string; count: number; span: number } | null = null;
  for (const [i, { day: from }] of days.entries()) {
    let count = 0;
    for (const { day: to, count: own } of days.slice(i)) {
      const span = daysBetween(from, to);
      if (span >= 7) break;
      count += own;
      if (count < wanted) continue;
      if (!best || span < best.span) best = { from, to, count, span };
      break;
    }
  }
  if (!best) return ';下单日不集中';
  const run = best.span === 0 ? best.from.slice(5) : `${best.from.slice(5)}~${best.to.slice(5)}`;
  return `;下单日 ${run} ${best.count}/${total}`;
}

function concentration({ attribute, colors, sizes, places, orderDays, complaints }: SpikeFacts): string {
  const where = (parts: readonly Part[], word: string): string => {
    const first = leadingPart(parts, complaints);
    if (parts.length === 0) return `${word}未知`;
    return first ? `${harmless(first.value, 20)} ${first.count}/${complaints}` : `${word}不集中`;
  };
  const shops = places.slice(0, 3).map(({ value, count }) => `${harmless(value, 20)} ${count}`);
  const shown = shops.length > 0 ? shops.join('、') : '渠道未知';
  const share =
    attribute && attribute.count < complaints
      ? `${harmless(attribute.name, 20)} ${attribute.count}/${complaints};`
      : '';
  return `集中在:${share}${where(colors, '颜色')};${shown};${where(sizes, '尺码')}${orderRun(orderDays, complaints)}`;
}

function quotes({ quotes: said }: SpikeFacts): string {
  const told = said
    .slice(0, 3)
    .map(({ text, channel, rating }) => `「${harmless(text, 60)}」${channel}${'★'.repeat(rating ?? 0)}`);
  return `原话(已脱敏):${told.length > 0 ? told.join('|') : '暂无'}`;
}

type PageCheck = NonNullable<Extract<Check, { pages: unknown }>['pages']>[number];

/** Fields that say the same in several places are told once. */
function sameAsOne(pages: readonly PageCheck[]): PageCheck[] {
  const groups = new Map<string, PageCheck>();
  for (const page of pages) {
    const key = JSON.stringify([page.field, page.value, page.changedAt]);
    const same = groups.get(key);
    groups.set(key, same ? { ...same, place: `${same.place}、${page.place}` } : page);
  }
  return [...groups.values()];
}

function checkLine({ check }: SpikeFacts): string {
  if ('action' in check) return `去查:${check.action}`;
  const { pages, suggested } = check;
  if (pages === null || pages.length === 0) {
    return `去查:未接入商品页,请人工核对${suggested.map((field) => `【${field}】`).join('')}`;
  }
  const told = sameAsOne(pages)
    .slice(0, 4)
    .map(({ place, field, value, changedAt }, i, all) => {
      const page = i > 0 && all[i - 1]?.place === place ? '' : `${harmless(place, 40)}商品页`;
      const changed = changedAt === null ? '' : `(${changedAt} 更换过)`;
      return `${page}【${field}】${changed}${value === null ? '' : `现值"${harmless(value, 40)}"`}`;
    });
  return `去查:${told.join('、')}`;
}

function reach({ shipped }: SpikeFacts): string {
  if (!shipped) return '影响面:未接入发货数据,件数未知';
  const { since, color, sent, waiting } = shipped;
  const what = `影响面:${since}${color ? '该色' : ''}`;
  return waiting === null
    ? `${what}已签收 ${thousands(sent)} 件,待发件数未知`
    : `${what}已发 ${thousands(sent)} 件,待发 ${thousands(waiting)} 件`;
}

function duty({ owner, partner, due }: SpikeFacts): string {
  const who = owner === null ? '责任:未登记负责人,请主管指派' : `责任:${harmless(owner, 30)}`;
  return `${who}${partner === null ? '' : `;协同:${harmless(partner, 30)}`}|${due} 18:00 前确认,逾期转主管`;
}

/** The alert of a spike as people read it; at most 4,096 UTF-8 bytes. */
export function spikeCard(facts: SpikeFacts): string {
  const others = facts.shared ? '同类目其他款也在涨' : '同类目其他款没有一起涨';
  return joinCard([
    title(facts),
    numbers(facts),
    concentration(facts),
    quotes(facts),
    checkLine(facts),
    reach(facts),
    duty(facts),
    `把握:${facts.confidence}(${others};全公司每周预计误报 ≤${facts.falsePushesPerWeek} 张)`,
    `[看全部${facts.complaints}条] [我来处理] [误报] [静默7天]`,
  ]);
}
