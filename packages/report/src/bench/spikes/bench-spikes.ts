import { generateWorld } from './generate.ts';
import { comparators } from './methods/comparators.ts';
import { scoreByOracle } from './methods/oracle.ts';
import { alarmsByOurs, scoreByOurs } from './methods/ours.ts';
import { alarmsAt, type Scores, type SpikeScore, scoreAlarms } from './score.ts';
import { type Figures, figuresOf, meanOf, tunedTo } from './summary.ts';
import type { World } from './world.ts';

const budgets = [1, 5, 10];

export interface SpikeBench {
  seeds: number;
  /** At the setting that users of a method choose. */
  usual: Record<string, Figures>;
  /** Detection at equal budgets of false episodes in 1,000 series-weeks; null where a budget cannot be reached. */
  tuned: Record<string, Record<string, number | null>>;
  tunedByExcess: Record<string, number[]>;
  /** Ours over the oracle, by budget. */
  ofOracle: Record<string, number>;
}

type PerSeed = Map<string, SpikeScore[]>;

const add = (to: PerSeed, name: string, score: SpikeScore | null): void => {
  if (score) to.set(name, [...(to.get(name) ?? []), score]);
};

function scoreWorld(world: World, usual: PerSeed, tuned: Map<number, PerSeed>): void {
  const addTuned = (name: string, scores: Scores): void => {
    for (const budget of budgets) {
      const of = tuned.get(budget) ?? new Map();
      add(of, name, tunedTo(world, scores, budget));
      tuned.set(budget, of);
    }
  };
  addTuned('oracle', scoreByOracle(world));
  addTuned('ours', scoreByOurs(world));
  add(usual, 'ours', scoreAlarms(world, alarmsByOurs(world)));
  add(usual, 'ours, watch tier', scoreAlarms(world, alarmsByOurs(world, true)));
  for (const method of comparators) {
    const scores = method.score(world);
    addTuned(method.name, scores);
    for (const { label, threshold } of method.usual) {
      add(usual, `${method.name} ${label}`, scoreAlarms(world, alarmsAt(scores, threshold)));
    }
  }
}

/** All methods on fresh worlds of the recipe: at their usual settings, and at equal budgets of false alarms. */
export function benchSpikes(seeds: readonly number[]): SpikeBench {
  const usual: PerSeed = new Map();
  const tuned = new Map<number, PerSeed>();
  for (const seed of seeds) scoreWorld(generateWorld(seed), usual, tuned);
  const names = [...(tuned.get(1)?.keys() ?? []), ...(tuned.get(10)?.keys() ?? [])];
  const detection = (name: string, budget: number): number | null => {
    const scores = tuned.get(budget)?.get(name) ?? [];
    return scores.length < seeds.length
      ? null
      : Number(meanOf(scores.map((one) => one.detection)).toFixed(3));
  };
  return {
    seeds: seeds.length,
    usual: Object.fromEntries([...usual].map(([name, scores]) => [name, figuresOf(scores)])),
    tuned: Object.fromEntries(
      [...new Set(names)].map((name) => [
        name,
        Object.fromEntries(budgets.map((budget) => [`@${budget}`, detection(name, budget)])),
      ]),
    ),
    tunedByExcess: Object.fromEntries(
      [...(tuned.get(1) ?? [])].map(([name, scores]) => [name, figuresOf(scores).byExcess]),
    ),
    ofOracle: Object.fromEntries(
      budgets.map((budget) => [
        `@${budget}`,
        Number(((detection('ours', budget) ?? 0) / (detection('oracle', budget) ?? 1)).toFixed(3)),
      ]),
    ),
  };
}
