import { advanceDay } from '../../alerts/advance-day.ts';
import { choosePushes, expectedFalsePushes } from '../../alerts/choose-pushes.ts';
import { emptyDetector } from '../../alerts/detector.ts';
import { spikeDefaults } from '../../alerts/types.ts';
import { generateWorld, kind, type WorldOptions } from './generate.ts';
import { rowsOf } from './methods/ours.ts';
import { type Alarms, scoreAlarms } from './score.ts';
import { meanOf } from './summary.ts';
import { dayOfWorld, type World } from './world.ts';

/** Series of a company as the product watches them; the first three are pushed. */
const kinds = [
  kind('mismatch!', 0.0092, 1, 1.16, 1.09, 1.02, 1, 0.89, 0.88, 0.96),
  kind('quality', 0.0116, 1, 1.09, 1.07, 0.98, 0.97, 0.99, 0.95, 0.95),
  kind('safety', 0.0006, 1, 1, 1, 1, 1, 1, 1, 1),
  kind('logistics', 0.0139, 1.3, 1.24, 1.12, 1.02, 1, 0.94, 0.82, 0.86),
  kind('service', 0.006, 1, 1.1, 1.02, 0.97, 0.99, 0.98, 0.98, 0.96),
  kind('packaging', 0.0048, 1, 1.1, 1.04, 0.98, 0.94, 0.97, 0.97, 1),
];
const pushed = new Set(['mismatch!', 'quality', 'safety']);
const weeks = 12;
const bounds = [3, 5, 8, 10, 15, 20, 30, 50, 100];

interface Pushes {
  alarms: Alarms;
  /** Cards of whole categories. */
  shared: number;
  /** Expected false cards a week, in the mean of the days. */
  expected: number;
}

/** The cards of a world, by series. */
function pushWorld(world: World, withWatched = false): Pushes {
  const index = new Map(world.series.map(({ id }, i) => [id, i]));
  const alarms = new Map<number, number[]>();
  const expected: number[] = [];
  let [state, shared] = [emptyDetector(), 0];
  for (let t = 0; t < world.days; t++) {
    const day = { day: dayOfWorld(world, t), rows: rowsOf(world, t), isCampaign: world.campaign[t] ?? false };
    const outcome = advanceDay(state, day);
    state = outcome.state;
    if (t < world.scoredFrom) continue;
    const counts = Object.entries(outcome.judged);
    const judged = counts.reduce((sum, [, count]) => sum + count, 0);
    const series = counts.reduce((sum, [name, count]) => (pushed.has(name) ? sum + count : sum), 0);
    const scope = { categories: pushed, series };
    const candidates = withWatched ? [...outcome.signals, ...outcome.watched] : outcome.signals;
    expected.push(expectedFalsePushes({ ...scope, judged, q: spikeDefaults.q }));
    for (const { productId, category } of choosePushes(candidates, scope)) {
      const i = index.get(`${productId}|${category}`);
      if (i === undefined) shared++;
      else alarms.set(i, [...(alarms.get(i) ?? []), t]);
    }
  }
  return { alarms, shared, expected: meanOf(expected) };
}

const options: WorldOptions = {
  products: 2000,
  days: 42 + 7 * weeks,
  spikes: 0,
  launches: 100,
  campaigns: false,
  kinds,
};

/** Share of spikes with at least so many expected excess complaints, and below the next bound, that got a card. */
function byExcess(world: World, alarms: Alarms): Record<string, number> {
  const found: [string, number][] = bounds.map((low, i) => {
    const high = bounds[i + 1] ?? Infinity;
    const wanted = world.spikes.filter(
      ({ series, excess }) =>
        pushed.has(world.series[series]?.category ?? '') && excess >= low && excess < high,
    );
    const score = scoreAlarms({ ...world, spikes: wanted }, alarms);
    return [`${low} to ${high}`, score.detection];
  });
  return Object.fromEntries(found);
}

const detectionOf = (worlds: readonly World[], withWatched: boolean): Record<string, number> => {
  const found = worlds.map((world) => byExcess(world, pushWorld(world, withWatched).alarms));
  return Object.fromEntries(
    Object.keys(found[0] ?? {}).map((name) => [
      name,
      Number(meanOf(found.map((one) => one[name] ?? Number.NaN)).toFixed(3)),
    ]),
  );
};

function quietOf(worlds: readonly World[], withWatched: boolean) {
  const weekly = worlds.map((world) => {
    const { alarms, shared, expected } = pushWorld(world, withWatched);
    return { cards: (scoreAlarms(world, alarms).falseEpisodes + shared) / weeks, expected };
  });
  return {
    falsePerWeek: meanOf(weekly.map(({ cards }) => cards)),
    mostInASeed: Math.max(...weekly.map(({ cards }) => cards)),
    expectedBySetting: meanOf(weekly.map(({ expected }) => expected)),
  };
}

/**
 * Quiet weeks of 2,000 products: false cards a week, from signals alone and if watched windows were pushed as well; then
 * 400 spikes in the same weeks: the share that gets a card; and cards on mismatch in and after a campaign.
 */
export function benchPush(seeds: readonly number[]): unknown {
  const few = seeds.slice(0, 3);
  const quiet = seeds.map((seed) => generateWorld(seed, options));
  const spiked = few.map((seed) => generateWorld(seed, { ...options, spikes: 400 }));
  return {
    products: options.products,
    weeks,
    quiet: quietOf(quiet, false),
    quietWithWatched: quietOf(quiet.slice(0, 2), true),
    detectionByExcess: detectionOf(spiked, false),
    detectionByExcessWithWatched: detectionOf(spiked, true),
    mismatchCardsInCampaign: few.map((seed) => {
      const world = generateWorld(seed, { ...options, days: 56, launches: 0, campaigns: true });
      const { alarms, shared } = pushWorld(world);
      return [...alarms.keys()].filter((i) => world.series[i]?.category === 'mismatch!').length + shared;
    }),
  };
}
