import { addDays, type Day, dayOf } from '@voc/core';
import type { Notice } from './request.ts';

/** An alert that nobody has been told of at its tier. */
export interface Untold {
  key: string;
  kind: string;
  tier: string;
  productId: string | null;
  card: string;
  lastOn: Day;
}

/** What was told today already. */
export interface Told {
  /** Products of which a card was sent; null stands for alerts without a product. */
  products: readonly (string | null)[];
  digest: boolean;
}

/** One message: the alerts it tells of, each at a tier. */
export interface Parcel {
  alerts: { key: string; tier: string }[];
  /** The day of which this is the digest. */
  digestOn: Day | null;
  notice: Notice;
}

/** More than this many at once are told in one message: robots are blocked above twenty a minute. */
const maxSingle = 5;
/** What was last seen longer ago stands in the report and is not pushed; a red line may have waited for its export. */
const freshDays = 2;
const freshRedLineDays = 7;
/** Minutes of the day, Asia/Shanghai: nothing but red lines is pushed from 22:00 to 8:00, and the digest at 18:07. */
const night = { from: 22 * 60, to: 8 * 60 };
const digestFrom = 18 * 60 + 7;

const minuteOf = (now: Date): number => ((now.getUTCHours() + 8) % 24) * 60 + now.getUTCMinutes();

/** Nothing but red lines is pushed then. */
export const isQuiet = (now: Date): boolean => minuteOf(now) >= night.from || minuteOf(now) < night.to;

const isRedLine = ({ kind }: Untold): boolean => kind === 'redline';
const titleOf = (card: string): string => card.split('\n')[0] ?? '';
const tiers = ['一级', '二级', '三级'];

function byWeight(a: Untold, b: Untold): number {
  const rank = ({ tier }: Untold): number => tiers.indexOf(tier);
  return Number(isRedLine(b)) - Number(isRedLine(a)) || rank(a) - rank(b) || (a.key < b.key ? -1 : 1);
}

const named = (alerts: readonly Untold[]): Parcel['alerts'] => alerts.map(({ key, tier }) => ({ key, tier }));

const single = (alert: Untold): Parcel => ({
  alerts: named([alert]),
  digestOn: null,
  notice: { title: titleOf(alert.card), text: alert.card },
});

function together(alerts: readonly Untold[], title: string, digestOn: Day | null): Parcel {
  const lines = alerts.map(({ card }, i) => `${i + 1}. ${titleOf(card)}`);
  return {
    alerts: named(alerts),
    digestOn,
    notice: { title, text: [`【${title}】`, ...lines].join('\n') },
  };
}

/** Red lines wait for nothing; where many come at once, most are told in one message. */
function redLineParcels(lines: readonly Untold[]): Parcel[] {
  if (lines.length <= maxSingle) return lines.map(single);
  const rest = lines.slice(maxSingle - 1);
  return [...lines.slice(0, maxSingle - 1).map(single), together(rest, `红线汇总 ${rest.length} 条`, null)];
}

/** The first alert of each product of which nothing was told today, the heaviest first. */
function cardsOf(alerts: readonly Untold[], told: Told): Untold[] {
  const products = new Set(told.products);
  return alerts
    .filter(({ productId }) => !products.has(productId) && products.add(productId))
    .slice(0, maxSingle);
}

/**
 * Which messages to send now. Red lines at once. Other fresh alerts outside of the night, one card for each product and
 * day; what is left waits for the digest of the day, sent from 18:07 on, and once.
 */
export function chooseParcels(untold: readonly Untold[], told: Told, now: Date): Parcel[] {
  const today = dayOf(now);
  const fresh = untold
    .filter((one) => one.lastOn >= addDays(today, isRedLine(one) ? -freshRedLineDays : -freshDays))
    .sort(byWeight);
  const urgent = redLineParcels(fresh.filter(isRedLine));
  if (isQuiet(now)) return urgent;
  const others = fresh.filter((one) => !isRedLine(one));
  const cards = cardsOf(others, told);
  const rest = others.filter((one) => !cards.includes(one));
  const parcels = [...urgent, ...cards.map(single)];
  if (rest.length === 0 || told.digest || minuteOf(now) < digestFrom) return parcels;
  return [...parcels, together(rest, `预警汇总 ${rest.length} 条`, today)];
}
