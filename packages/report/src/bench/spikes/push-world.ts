import { advanceDay } from '../../alerts/advance-day.ts';
import { choosePushes, expectedFalsePushes } from '../../alerts/choose-pushes.ts';
import { emptyDetector } from '../../alerts/detector.ts';
import { type Signal, spikeDefaults } from '../../alerts/types.ts';
import { kind } from './generate.ts';
import { rowsOf } from './methods/ours.ts';
import type { Alarms } from './score.ts';
import { meanOf } from './summary.ts';
import { tellWorld } from './told.ts';
import { dayOfWorld, type World } from './world.ts';

/** Series of a company as the product watches them; the first three are pushed. */
export const pushedKinds = [
  kind('mismatch!', 0.0092, 1, 1.16, 1.09, 1.02, 1, 0.89, 0.88, 0.96),
  kind('quality', 0.0116, 1, 1.09, 1.07, 0.98, 0.97, 0.99, 0.95, 0.95),
  kind('safety', 0.0006, 1, 1, 1, 1, 1, 1, 1, 1),
  kind('logistics', 0.0139, 1.3, 1.24, 1.12, 1.02, 1, 0.94, 0.82, 0.86),
  kind('service', 0.006, 1, 1.1, 1.02, 0.97, 0.99, 0.98, 0.98, 0.96),
  kind('packaging', 0.0048, 1, 1.1, 1.04, 0.98, 0.94, 0.97, 0.97, 1),
];
export const pushed = new Set(['mismatch!', 'quality', 'safety']);

/** The cards of a world. */
export interface Cards {
  /** Days with a card, new or because its alert became worse, by series. */
  alarms: Alarms;
  /** Cards by category, those of whole categories among them. */
  byCategory: Record<string, number>;
  all: number;
  /** Expected false cards a week, in the mean of the days. */
  expected: number;
}

/** The pushes of each day, none before the scored days. */
function choose(world: World, withWatched: boolean): { pushes: Signal[][]; expected: number } {
  const expected: number[] = [];
  let state = emptyDetector();
  const pushes = Array.from({ length: world.days }, (_, t) => {
    const day = { day: dayOfWorld(world, t), rows: rowsOf(world, t), isCampaign: world.campaign[t] ?? false };
    const outcome = advanceDay(state, day);
    state = outcome.state;
    if (t < world.scoredFrom) return [];
    const counts = Object.entries(outcome.judged);
    const judged = counts.reduce((sum, [, count]) => sum + count, 0);
    const series = counts.reduce((sum, [name, count]) => (pushed.has(name) ? sum + count : sum), 0);
    const { q } = spikeDefaults;
    const scope = { categories: pushed, series, campaign: outcome.inCampaign ? { judged, q } : null };
    expected.push(expectedFalsePushes({ ...scope, judged, q }));
    return choosePushes(withWatched ? [...outcome.signals, ...outcome.watched] : outcome.signals, scope);
  });
  return { pushes, expected: meanOf(expected) };
}

/** What product managers are told in a world. */
export function pushWorld(world: World, withWatched = false): Cards {
  const index = new Map(world.series.map(({ id }, i) => [id, i]));
  const { pushes, expected } = choose(world, withWatched);
  const alarms = new Map<number, number[]>();
  const byCategory: Record<string, number> = {};
  let all = 0;
  for (const [key, { alerts, worse }] of tellWorld(world, pushes)) {
    const cards = [...alerts, ...worse].sort((a, b) => a - b);
    const i = index.get(key);
    const category = key.slice(key.lastIndexOf('|') + 1);
    byCategory[category] = (byCategory[category] ?? 0) + cards.length;
    all += cards.length;
    if (i !== undefined) alarms.set(i, cards);
  }
  return { alarms, byCategory, all, expected };
}
