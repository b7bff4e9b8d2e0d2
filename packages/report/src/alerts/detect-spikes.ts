import { addDays, daysBetween } from '@voc/core';
import { adjustPValues } from '../stats/adjust-p-values.ts';
import { judgeCategory, judgeTrack, standsOut, toldOf, type Verdict } from './judge.ts';
import { expectDay, learnDay, learnUpTo } from './learn.ts';
import { type Grid, toGrid } from './panel.ts';
import { type Signal, type SpikeOptions, type SpikeSeries, spikeDefaults } from './types.ts';

function judgeDay(grid: Grid, t: number, options: Required<SpikeOptions>): Omit<Signal, 'day'>[] {
  const weekday = grid.weekdays[t] ?? 0;
  const verdicts: Verdict[] = [];
  const silent = new Set<Verdict>();
  const shared: Omit<Signal, 'day'>[] = [];
  for (const panel of grid.panels) {
    learnUpTo(panel, t);
    const day = expectDay(panel, t, weekday);
    if (!day) continue;
    const moved = judgeCategory(panel, day);
    for (const track of panel.tracks) {
      const verdict = judgeTrack(panel, track, t);
      if (verdict) verdicts.push(verdict);
      if (verdict && moved && !standsOut(verdict, day)) silent.add(verdict);
    }
    if (moved) shared.push(moved);
    learnDay(panel, t, weekday, day);
  }
  if (t < options.warmUp) return [];
  const adjusted = adjustPValues(verdicts.map(({ p }) => p));
  const raised = verdicts.filter(
    (verdict, i) =>
      !silent.has(verdict) &&
      (adjusted[i] ?? 1) <= options.q &&
      verdict.complaints >= options.minComplaints &&
      verdict.ratio >= options.minRatio,
  );
  return [...shared, ...raised.map(toldOf)];
}

/**
 * Replays days from the first one on and tells what was outside its limits on days `from` to `to`, both included, each
 * judged at its end with no later data. Exposure-adjusted gamma-Poisson prediction over windows of 1, 3 and 7 days with
 * a prior, weekday factor, shared day factor and overdispersion learned per category (empirical Bayes), a guard of three
 * days and capped learning; a signal needs `minComplaints`, `minRatio` and Benjamini-Hochberg at `q` over all series of
 * the day. Where a whole category moves it gives one signal without product. A missing feed is no observation, not zero.
 */
export function detectSpikes(input: {
  series: readonly SpikeSeries[];
  from: string;
  to: string;
  options?: SpikeOptions;
}): Signal[] {
  const { series, from, to } = input;
  const options = { ...spikeDefaults, ...input.options };
  const grid = toGrid(series, to);
  if (!grid) return [];
  const told = daysBetween(grid.first, from);
  const signals: Signal[] = [];
  for (let t = 0; t < grid.length; t++) {
    const raised = judgeDay(grid, t, options);
    if (t >= told) signals.push(...raised.map((one) => ({ day: addDays(grid.first, t), ...one })));
  }
  return signals;
}
