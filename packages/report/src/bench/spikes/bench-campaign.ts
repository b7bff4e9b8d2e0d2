import { createRandom } from '../random.ts';
import { drawCounts, generateWorld, type WorldOptions } from './generate.ts';
import { pushedKinds, pushWorld } from './push-world.ts';
import { shareFound } from './share-found.ts';
import { meanOf } from './summary.ts';
import type { World } from './world.ts';

/** Six weeks, a campaign week of 3 to 5 times the items, and the week after it. */
const options: WorldOptions = {
  products: 2000,
  days: 56,
  spikes: 0,
  launches: 0,
  campaigns: true,
  kinds: pushedKinds,
};
const week = { start: 42, end: 48 };
const rises = [2, 3, 5];
const bounds = [5, 10, 20, 50];
const risen = 300;

/** The same company with the mismatch rate of some products so many times as high during the campaign. */
function riseIn(seed: number, size: number): World {
  const world = generateWorld(seed, options);
  const random = createRandom(seed);
  const series = new Set<number>();
  while (series.size < risen)
    series.add(Math.floor(random.uniform() * world.products.length) * pushedKinds.length);
  world.spikes = [...series].map((i) => {
    const baseline = world.series[i]?.mean.slice(week.start, week.end + 1).reduce((sum, one) => sum + one, 0);
    return { series: i, ...week, size, excess: (baseline ?? 0) * (size - 1) };
  });
  drawCounts(random, world);
  return world;
}

/**
 * A campaign at constant quality in companies of 2,000 products: cards that are all false, by category; and the share of
 * 300 products with a rate 2, 3 and 5 times as high in it that got a card, by expected excess.
 */
export function benchCampaign(seeds: readonly number[]): unknown {
  const constant = seeds.map((seed) => pushWorld(generateWorld(seed, options)));
  return {
    companies: seeds.length,
    cards: constant.map(({ byCategory }) => byCategory),
    mismatchCards: meanOf(constant.map(({ byCategory }) => byCategory['mismatch!'] ?? 0)),
    allCards: meanOf(constant.map(({ all }) => all)),
    found: Object.fromEntries(
      rises.map((size) => [
        `x ${size}`,
        shareFound(
          seeds.slice(0, 2).map((seed) => {
            const world = riseIn(seed, size);
            return { world, alarms: pushWorld(world).alarms };
          }),
          bounds,
        ),
      ]),
    ),
  };
}
