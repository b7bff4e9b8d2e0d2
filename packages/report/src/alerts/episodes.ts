import { Day, daysBetween } from '@voc/core';
import { z } from 'zod';
import type { Signal } from './types.ts';

export const Tier = z.enum(['一级', '二级', '三级']);
export type Tier = z.infer<typeof Tier>;

/** A signal that was chosen to be told, with what its card needs beside it; as it is stored with the detector's state. */
export const Push = z.object({
  day: Day,
  productId: z.string().nullable(),
  category: z.string(),
  window: z.number(),
  complaints: z.number(),
  expected: z.number(),
  lower: z.number(),
  upper: z.number(),
  ratio: z.number(),
  p: z.number(),
  /** Hours of a window within a day, and the hour with which it ends (0 to 23); null for a window of days. */
  hours: z.object({ count: z.number(), last: z.number() }).nullable(),
  /** Exposure of the window, by the denominator of the day. */
  exposure: z.number(),
  /** The whole category moved on that day. */
  shared: z.boolean(),
  /** False cards that a quiet week of the whole company is expected to have at the setting of the day. */
  expectedFalse: z.number(),
}) satisfies z.ZodType<Signal>;
export type Push = z.infer<typeof Push>;

/** Pushes of one series within its cool-down: one cause, one alert, told by its least likely window. */
export const Episode = z.object({
  firstOn: Day,
  lastOn: Day,
  strongest: Push,
  /** The highest tier that any of its pushes reached; it never falls. */
  tier: Tier,
});
export type Episode = z.infer<typeof Episode>;

/** Pushes at most so many days apart are one rise. */
const nearDays = 7;
/**
 * Days without a push after which the next one is news whatever its tier. A level that rose and stays leaves its limits
 * again now and then; within four weeks that is a reminder, and news only where it is worse than what was told.
 */
export const coolDownDays = 28;
const tiers = Tier.options;

/** An alert's weight: many at many times the usual is first, a handful third. */
export function tierOf({ complaints, ratio }: Pick<Signal, 'complaints' | 'ratio'>): Tier {
  if (complaints >= 30 && ratio >= 5) return '一级';
  return complaints < 5 ? '三级' : '二级';
}

export const seriesOf = ({ productId, category }: Pick<Signal, 'productId' | 'category'>): string =>
  JSON.stringify([productId, category]);

const higher = (a: Tier, b: Tier): Tier => (tiers.indexOf(a) <= tiers.indexOf(b) ? a : b);

/** The day on which somebody said of an episode's alert that it is done with; null where nobody has. */
export type ResolvedOn = (episode: Episode) => Day | null;
const never: ResolvedOn = () => null;

const newLevel = 1.5;

/** Whether more is expected per item than when an episode was told; hours differ too much to be compared. */
function isNewLevel({ strongest }: Episode, push: Push): boolean {
  if (strongest.hours !== null || push.hours !== null || push.exposure === 0) return false;
  return push.expected / push.exposure > (newLevel * strongest.expected) / strongest.exposure;
}

const isLater = ({ lastOn }: Episode, { day }: Push): boolean => daysBetween(lastOn, day) > nearDays;

/**
 * Whether what somebody had resolved is back: after a week without a push, and not for being a level that has come to
 * be the series' own in the meantime and leaves its limits now and then.
 */
export function isBack(episode: Episode, push: Push, resolvedOn: Day | null): boolean {
  if (resolvedOn === null || resolvedOn >= push.day) return false;
  return isLater(episode, push) && !isNewLevel(episode, push);
}

/** Whether a push belongs to an episode of its series, and is no news of its own. */
function goesOn(episode: Episode, push: Push, resolvedOn: Day | null): boolean {
  if (!isLater(episode, push)) return true;
  return higher(episode.tier, tierOf(push)) === episode.tier && !isBack(episode, push, resolvedOn);
}

/**
 * The episodes that are open at the end of a day: those of the day before that may still go on, each widened by its
 * push of the day, and new ones; in order of their series.
 */
export function advanceEpisodes(
  open: readonly Episode[],
  day: Day,
  pushes: readonly Push[],
  resolvedOn = never,
): Episode[] {
  const running = new Map(
    open
      .filter(({ lastOn }) => daysBetween(lastOn, day) <= coolDownDays)
      .map((episode) => [seriesOf(episode.strongest), episode]),
  );
  for (const push of pushes) {
    const key = seriesOf(push);
    const before = running.get(key);
    running.set(
      key,
      before && goesOn(before, push, resolvedOn(before))
        ? {
            firstOn: before.firstOn,
            lastOn: day,
            strongest: push.p < before.strongest.p ? push : before.strongest,
            tier: higher(before.tier, tierOf(push)),
          }
        : { firstOn: day, lastOn: day, strongest: push, tier: tierOf(push) },
    );
  }
  return [...running].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, episode]) => episode);
}
