import { sampleQuantile } from '../../stats/sample-quantile.ts';
import { generateWorld } from './generate.ts';
import { judgeWorld } from './methods/ours.ts';
import { meanOf } from './summary.ts';
import { tellWorld } from './told.ts';

/** Days after an alert was raised on which it is said to be done with, where it is. */
export const resolvedAfter = 3;

/** Levels that rise and stay. */
export interface LevelBench {
  levels: number;
  /** Share that is told at all; of these the share with one alert, and the most that one had. */
  told: number;
  toldOnce: number;
  toldMost: number;
  /** The share with one alert where each is resolved three days after it was raised. */
  toldOnceResolved: number;
  /** Of those told, the share told again within their alert because its tier rose. */
  toldWorse: number;
  /** Days from the rise to the last signal: half and nine tenths are quiet by then. */
  quietAfter: [number, number];
}

/** Shifts of 2 to 10 times that begin in the first six scored weeks and stay to the end. */
export function benchLevels(seeds: readonly number[]): LevelBench {
  const alerts: number[] = [];
  const resolved: number[] = [];
  const worse: number[] = [];
  const quiet: number[] = [];
  let levels = 0;
  for (const seed of seeds) {
    const world = generateWorld(seed, { isLasting: true, campaigns: false });
    const days = judgeWorld(world, {}).map(({ signals }) => signals);
    levels += world.spikes.length;
    for (const { series, start } of world.spikes) {
      const id = world.series[series]?.id ?? '';
      const own = days.map((signals, t) =>
        t < start ? [] : signals.filter(({ productId, category }) => `${productId}|${category}` === id),
      );
      const told = tellWorld(world, own).get(id);
      if (!told) continue;
      alerts.push(told.alerts.length);
      resolved.push(tellWorld(world, own, resolvedAfter).get(id)?.alerts.length ?? 0);
      worse.push(told.worse.length);
      quiet.push(own.findLastIndex((signals) => signals.length > 0) - start);
    }
  }
  return {
    levels,
    told: alerts.length / levels,
    toldOnce: meanOf(alerts.map((count) => (count === 1 ? 1 : 0))),
    toldOnceResolved: meanOf(resolved.map((count) => (count === 1 ? 1 : 0))),
    toldMost: Math.max(...alerts),
    toldWorse: meanOf(worse.map((count) => (count > 0 ? 1 : 0))),
    quietAfter: [sampleQuantile(quiet, 0.5), sampleQuantile(quiet, 0.9)],
  };
}
