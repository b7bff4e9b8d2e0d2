import { addDays, dayOf, daysOf, startOfDay, weekday } from '@voc/core';
import { type Arrival, coveredDay, type Feed } from './feed.ts';

/** A feed that has not come although it was due. */
export interface FeedGap {
  feed: string;
  dueOn: string;
  /** The day whose data is missing. */
  coversOn: string;
}

/** Gaps are looked for so far back, for a watch that stood still. */
const daysBack = 31;

const dueAt = (day: string, time: string): number =>
  startOfDay(day).getTime() + (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60_000;

/** Every day since a feed is waited for on which it was due by `now` and did not come. */
export function findGaps(
  feeds: readonly (Feed & { since: string })[],
  arrivals: readonly Arrival[],
  now: Date,
): FeedGap[] {
  const came = new Set(arrivals.map(({ feed, dueOn }) => `${dueOn} ${feed}`));
  const today = dayOf(now);
  const days = daysOf({ start: addDays(today, -daysBack), end: addDays(today, 1) });
  return feeds.flatMap((feed) =>
    days
      .filter((day) => day >= feed.since && feed.days.includes(weekday(day)))
      .filter((day) => now.getTime() >= dueAt(day, feed.due) && !came.has(`${day} ${feed.name}`))
      .map((day) => ({ feed: feed.name, dueOn: day, coversOn: coveredDay(feed, day) })),
  );
}

/** What the operator is told: `抖音评价 今日未到`. */
export const describeGap = ({ feed, dueOn, coversOn }: FeedGap, now: Date): string =>
  `${feed} ${dueOn === dayOf(now) ? '今日' : dueOn}未到(缺 ${coversOn} 的数据)`;
