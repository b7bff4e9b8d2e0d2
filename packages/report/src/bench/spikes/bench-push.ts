import { generateWorld, type WorldOptions } from './generate.ts';
import { pushedKinds, pushWorld } from './push-world.ts';
import { shareFound } from './share-found.ts';
import { meanOf } from './summary.ts';
import type { World } from './world.ts';

const weeks = 12;
const bounds = [3, 5, 8, 10, 15, 20, 30, 50, 100];

const options: WorldOptions = {
  products: 2000,
  days: 42 + 7 * weeks,
  spikes: 0,
  launches: 100,
  campaigns: false,
  kinds: pushedKinds,
};

const detectionOf = (worlds: readonly World[], withWatched: boolean): Record<string, number> =>
  shareFound(
    worlds.map((world) => ({ world, alarms: pushWorld(world, withWatched).alarms })),
    bounds,
  );

function quietOf(worlds: readonly World[], withWatched: boolean) {
  const weekly = worlds.map((world) => {
    const { all, expected } = pushWorld(world, withWatched);
    return { cards: all / weeks, expected };
  });
  return {
    falsePerWeek: meanOf(weekly.map(({ cards }) => cards)),
    mostInASeed: Math.max(...weekly.map(({ cards }) => cards)),
    expectedBySetting: meanOf(weekly.map(({ expected }) => expected)),
  };
}

/**
 * Quiet weeks of 2,000 products: false cards a week, from signals alone and if watched windows were pushed as well; then
 * 400 spikes in the same weeks: the share that gets a card.
 */
export function benchPush(seeds: readonly number[]): unknown {
  const quiet = seeds.map((seed) => generateWorld(seed, options));
  const spiked = seeds.slice(0, 4).map((seed) => generateWorld(seed, { ...options, spikes: 400 }));
  return {
    products: options.products,
    weeks,
    quiet: quietOf(quiet, false),
    quietWithWatched: quietOf(quiet.slice(0, 2), true),
    detectionByExcess: detectionOf(spiked, false),
    detectionByExcessWithWatched: detectionOf(spiked, true),
  };
}
