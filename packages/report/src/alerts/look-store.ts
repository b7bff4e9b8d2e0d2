import { type Day, dayOf, daysBetween, namesOf, startOfDay } from '@voc/core';
import type { Db } from '@voc/core/db';
import { readListings } from '../compose/listing-store.ts';
import { readProducts } from '../compose/store.ts';
import { pushed, readRows } from './advance-store.ts';
import type { CardContext, Checkpoint, EpisodeFacts } from './alert-facts.ts';
import { campaignOn } from './campaigns.ts';
import { choosePushes, expectedFalsePushes } from './choose-pushes.ts';
import { detectIntraday, hourShares, intradayDefaults } from './detect-intraday.ts';
import { readEpisodes, windowOf } from './episode-store.ts';
import { coolDownDays, type Episode, isBack, type Push, seriesOf, tierOf } from './episodes.ts';
import { readHeard, readHourCounts, readHourPushes } from './hour-store.ts';
import { toHoursRows, toPush } from './intraday.ts';
import { isCredible } from './is-credible.ts';
import { type DetectOptions, type Judging, readJudging } from './judging-store.ts';
import { readResolved } from './resolved-store.ts';
import { readCheckpoint } from './state-store.ts';
import { readCardVoices } from './voice-store.ts';

/** Looks a day, and the part of the false cards that all of them together may take. */
const looks = 24;
const partOfBudget = 0.25;
/** A state that is older knows too little of today. */
const oldest = 3;

interface Look {
  at: Date;
  day: Day;
  hour: number;
}

const lookOf = (at: Date): Look => {
  const last = new Date(at.getTime() - 1);
  return { at, day: dayOf(last), hour: (last.getUTCHours() + 8) % looks };
};

/** The windows that would be pushed: unlikely enough, of series that nobody was told of. */
async function chosenPushes(
  db: Db,
  { day, hour, at }: Look,
  before: Checkpoint,
  { options, falsePushesPerWeek }: Judging,
): Promise<Push[]> {
  const rowsOn = await readRows(db, { from: day, to: day, delays: before.delays }, options);
  const rows = rowsOn(day).filter(({ category }) => pushed.has(category));
  const shares = hourShares(await readHourCounts(db, day));
  const signals = detectIntraday(before.detector, {
    day,
    hour,
    rows: toHoursRows(rows, await readHeard(db, options.modelVersion, at)),
    shares: Object.fromEntries([...pushed].map((category) => [category, shares])),
  });
  const scope = {
    series: rows.length,
    falsePerWeek: (falsePushesPerWeek * partOfBudget) / looks,
    campaign:
      campaignOn(options.campaigns, day) === null ? null : { judged: rows.length, q: intradayDefaults.q },
  };
  const chosen = new Set(
    choosePushes(
      signals.map((one) => ({ ...one })),
      { ...scope, categories: pushed },
    ).map(seriesOf),
  );
  const exposures = new Map(rows.map((row) => [seriesOf(row), row.exposure ?? 0]));
  const expectedFalse = looks * expectedFalsePushes({ ...scope, judged: rows.length, q: intradayDefaults.q });
  return signals
    .filter((signal) => chosen.has(seriesOf(signal)))
    .map((signal) => toPush(signal, exposures.get(seriesOf(signal)) ?? 0, expectedFalse));
}

/** Alerts to raise now; null where nothing is known of the days before. */
export async function readLook(
  db: Db,
  at: Date,
  detect: DetectOptions,
): Promise<{ context: CardContext; told: EpisodeFacts[] } | null> {
  const look = lookOf(at);
  const judging = await readJudging(db, detect);
  const before = await readCheckpoint(db, look.day, judging.basis);
  if (!before || daysBetween(before.day, look.day) > oldest) return null;
  const resolvedOn = await readResolved(db);
  const open = new Map(
    before.episodes
      .filter(({ lastOn }) => daysBetween(lastOn, look.day) <= coolDownDays)
      .map((episode) => [seriesOf(episode.strongest), episode]),
  );
  const earlier = new Set((await readHourPushes(db, { from: look.day, to: look.day })).map(seriesOf));
  const isNews = (push: Push): boolean => {
    const episode = open.get(seriesOf(push));
    return !earlier.has(seriesOf(push)) && (!episode || isBack(episode, push, resolvedOn(episode)));
  };
  const pushes = (await chosenPushes(db, look, before, judging)).filter(isNews);
  const voices = await readCardVoices(db, detect.modelVersion, pushes.map(windowOf));
  const episodes = pushes
    .filter((push, i) =>
      isCredible(
        push,
        voices.filter(({ window }) => window === i),
      ),
    )
    .map((push): Episode => ({ firstOn: look.day, lastOn: look.day, strongest: push, tier: tierOf(push) }));
  const ids = episodes.flatMap(({ strongest }) => strongest.productId ?? []);
  const context: CardContext = {
    denominator: judging.denominator,
    falsePushesPerWeek: judging.falsePushesPerWeek,
    campaigns: judging.options.campaigns,
    products: await readProducts(db, ids),
    listings: await readListings(db, ids, startOfDay(look.day)),
    names: namesOf(detect.taxonomy),
    taxonomy: detect.taxonomy,
  };
  return { context, told: await readEpisodes(db, detect.modelVersion, episodes) };
}
