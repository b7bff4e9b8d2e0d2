import { sampleQuantile } from '../../stats/sample-quantile.ts';
import { generateWorld } from './generate.ts';
import { alarmsByOurs } from './methods/ours.ts';
import { meanOf } from './summary.ts';

/** Alarms of one series at most this many days apart are one alert; and a reminder within four weeks is no news. */
const near = 7;
const coolDown = 28;

/** Levels that rise and stay. */
export interface LevelBench {
  levels: number;
  /** Share that is told at all, and of these the share told once, and the most often that one was told. */
  told: number;
  toldOnce: number;
  toldOnceWithCoolDown: number;
  toldMost: number;
  /** Days from the rise to the last alarm: half and nine tenths are quiet by then. */
  quietAfter: [number, number];
}

const episodesOf = (days: readonly number[], gap: number): number =>
  days.filter((t, i) => i === 0 || t - (days[i - 1] ?? t) > gap).length;

/** Shifts of 2 to 10 times that begin in the first six scored weeks and stay to the end. */
export function benchLevels(seeds: readonly number[]): LevelBench {
  const episodes: number[] = [];
  const cooled: number[] = [];
  const quiet: number[] = [];
  let levels = 0;
  for (const seed of seeds) {
    const world = generateWorld(seed, { isLasting: true, campaigns: false });
    const alarms = alarmsByOurs(world);
    levels += world.spikes.length;
    for (const { series, start } of world.spikes) {
      const days = (alarms.get(series) ?? []).filter((t) => t >= start);
      if (days.length === 0) continue;
      episodes.push(episodesOf(days, near));
      cooled.push(episodesOf(days, coolDown));
      quiet.push((days.at(-1) ?? start) - start);
    }
  }
  return {
    levels,
    told: episodes.length / levels,
    toldOnce: meanOf(episodes.map((count) => (count === 1 ? 1 : 0))),
    toldOnceWithCoolDown: meanOf(cooled.map((count) => (count === 1 ? 1 : 0))),
    toldMost: Math.max(...episodes),
    quietAfter: [sampleQuantile(quiet, 0.5), sampleQuantile(quiet, 0.9)],
  };
}
