import { generateWorld, type WorldOptions } from './generate.ts';
import { copied, delayed, misheard } from './harder.ts';
import { alarmsByOurs } from './methods/ours.ts';
import { type Alarms, scoreAlarms, tally } from './score.ts';
import { type Figures, figuresOf, meanOf } from './summary.ts';
import type { World } from './world.ts';

const worlds: Record<string, (seed: number) => World> = {
  recipe: (seed) => generateWorld(seed),
  'no spike': (seed) => generateWorld(seed, { spikes: 0 }),
  'classifier of recall 0.7 and precision 0.7': (seed) => misheard(generateWorld(seed), seed, 0.7, 0.7),
  'complaints days after orders, exposure shifted by 3': (seed) => delayed(generateWorld(seed), seed, 3),
  'complaints days after orders, exposure not shifted': (seed) => delayed(generateWorld(seed), seed, 0),
  '60 bursts of copied reviews, all counted': (seed) => copied(generateWorld(seed), seed, 15),
  '60 bursts of copied reviews, counted once': (seed) => copied(generateWorld(seed), seed, 1),
  'spikes in three categories of a product': (seed) => generateWorld(seed, { categoriesHit: 3 }),
};

/** False alarms where they are most likely. */
interface Corners {
  /** Of 1,000 series, those with a false alarm in the first and in the second campaign week. */
  campaignSeries: number;
  /** False episodes in the first 28 days of a product, in 1,000 series-weeks. */
  launchFalse: number;
}

function alarmsWhere(alarms: Alarms, isWanted: (series: number, t: number) => boolean): Alarms {
  return new Map([...alarms].map(([series, days]) => [series, days.filter((t) => isWanted(series, t))]));
}

function cornersOf(seed: number): Corners {
  const options: WorldOptions = { launches: 60 };
  const world = generateWorld(seed, options);
  const alarms = alarmsByOurs(world);
  const inCampaign = tally(
    world,
    alarmsWhere(alarms, (_, t) => world.campaign[t] ?? false),
  );
  const launchOf = (series: number): number =>
    world.products[world.series[series]?.product ?? 0]?.launch ?? 0;
  const atLaunch = tally(
    world,
    alarmsWhere(alarms, (series, t) => launchOf(series) > 0 && t < launchOf(series) + 28),
  );
  const weeks = world.series.filter(({ product }) => (world.products[product]?.launch ?? 0) > 0).length * 4;
  return {
    campaignSeries: inCampaign.falseEpisodes / 2,
    launchFalse: (atLaunch.falseEpisodes / weeks) * 1000,
  };
}

/** Worlds that are harder than the recipe, at the default setting. */
export function benchHarder(seeds: readonly number[]): { worlds: Record<string, Figures>; corners: Corners } {
  const corners = seeds.map(cornersOf);
  return {
    worlds: Object.fromEntries(
      Object.entries(worlds).map(([name, make]) => [
        name,
        figuresOf(
          seeds.map((seed) => {
            const world = make(seed);
            return scoreAlarms(world, alarmsByOurs(world));
          }),
        ),
      ]),
    ),
    corners: {
      campaignSeries: meanOf(corners.map(({ campaignSeries }) => campaignSeries)),
      launchFalse: meanOf(corners.map(({ launchFalse }) => launchFalse)),
    },
  };
}
