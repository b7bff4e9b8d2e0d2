import { addDays, dayOf } from '@voc/core';
import type { Notice } from './request.ts';

/** An alert that nobody has been told of. */
export interface Untold {
  key: string;
  kind: string;
  card: string;
  raisedOn: string;
}

/** One message: the alerts it tells of. */
export interface Parcel {
  keys: string[];
  notice: Notice;
}

/** More than this many waiting are told in one message: robots are blocked above twenty a minute. */
const maxSingle = 5;
/** Older alerts stand in the report and are not pushed. */
const freshDays = 2;

const shanghaiHour = (now: Date): number => (now.getUTCHours() + 8) % 24;

/** Nothing but red lines is pushed from 22:00 to 8:00 (Asia/Shanghai). */
export const isQuiet = (now: Date): boolean => shanghaiHour(now) >= 22 || shanghaiHour(now) < 8;

const isRedLine = ({ kind }: Untold): boolean => kind === 'redline';
const titleOf = (card: string): string => card.split('\n')[0] ?? '';
const single = ({ key, card }: Untold): Parcel => ({
  keys: [key],
  notice: { title: titleOf(card), text: card },
});

function digest(alerts: readonly Untold[]): Parcel {
  const title = `预警汇总 ${alerts.length} 条`;
  const lines = alerts.map(({ card }, i) => `${i + 1}. ${titleOf(card)}`);
  return {
    keys: alerts.map(({ key }) => key),
    notice: { title, text: [`【${title}】`, ...lines].join('\n') },
  };
}

/** Which messages to send now: fresh alerts one by one, many in one digest, at night red lines alone. */
export function chooseParcels(untold: readonly Untold[], now: Date): Parcel[] {
  const since = addDays(dayOf(now), -freshDays);
  const waiting = untold
    .filter((alert) => alert.raisedOn >= since && (isRedLine(alert) || !isQuiet(now)))
    .sort((a, b) => Number(isRedLine(b)) - Number(isRedLine(a)) || (a.key < b.key ? -1 : 1));
  if (waiting.length <= maxSingle) return waiting.map(single);
  const urgent = waiting.filter(isRedLine).slice(0, maxSingle - 1);
  return [...urgent.map(single), digest(waiting.slice(urgent.length))];
}
