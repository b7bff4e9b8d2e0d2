import { createRandom } from '../random.ts';
import { resolvedAfter } from './bench-levels.ts';
import { drawCounts, generateWorld } from './generate.ts';
import { judgeWorld } from './methods/ours.ts';
import { meanOf } from './summary.ts';
import { type Told, tellWorld } from './told.ts';
import type { Spike, World } from './world.ts';

/** Spikes of one series that come twice, and were within their limits in between. */
export interface ReturnBench {
  /** Pairs of which both had a signal. */
  pairs: number;
  /** Share of the second ones with an alert of their own: where nobody did anything, and where the first was resolved. */
  toldAgain: number;
  toldAgainResolved: number;
}

/** Every spike comes again, 10 to 20 days after its end. */
function repeatSpikes(seed: number): { world: World; pairs: [Spike, Spike][] } {
  const world = generateWorld(seed, { campaigns: false });
  const random = createRandom(seed + 1000);
  const pairs = world.spikes
    .filter(({ end }) => end + 30 < world.days)
    .map((first): [Spike, Spike] => {
      const shift = first.end - first.start + 10 + Math.floor(11 * random.uniform());
      return [first, { ...first, start: first.start + shift, end: first.end + shift }];
    });
  world.spikes = pairs.flat();
  drawCounts(random, world);
  return { world, pairs };
}

const isToldOf = ({ start, end }: Spike, told: Told | undefined): number =>
  told?.alerts.some((t) => t >= start && t <= end + 1) ? 1 : 0;

/** Whether the second of two spikes rings. */
export function benchReturns(seeds: readonly number[]): ReturnBench {
  const open: number[] = [];
  const resolved: number[] = [];
  for (const seed of seeds) {
    const { world, pairs } = repeatSpikes(seed);
    const days = judgeWorld(world, {}).map(({ signals }) => signals);
    for (const [first, second] of pairs) {
      const id = world.series[first.series]?.id ?? '';
      const own = days.map((signals, t) =>
        t < first.start ? [] : signals.filter(({ productId, category }) => `${productId}|${category}` === id),
      );
      const isSeen = ({ start, end }: Spike): boolean =>
        own.slice(start, end + 2).some(({ length }) => length > 0);
      if (!isSeen(first) || !isSeen(second)) continue;
      open.push(isToldOf(second, tellWorld(world, own).get(id)));
      resolved.push(isToldOf(second, tellWorld(world, own, resolvedAfter).get(id)));
    }
  }
  return { pairs: open.length, toldAgain: meanOf(open), toldAgainResolved: meanOf(resolved) };
}
