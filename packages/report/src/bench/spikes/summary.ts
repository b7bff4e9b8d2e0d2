import { alarmsAt, type Scores, type SpikeScore, scoreAlarms, thresholdFor } from './score.ts';
import type { World } from './world.ts';

export const meanOf = (values: readonly number[]): number => {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.reduce((sum, value) => sum + value, 0) / known.length;
};

const rounded = (value: number, digits = 3): number => Number(value.toFixed(digits));

/** What the worlds of several seeds gave, in the mean. */
export interface Figures {
  detection: number;
  /** By expected excess complaints: below 5, 5 to 15, from 15. */
  byExcess: number[];
  delay: number;
  falsePerThousand: number;
  precision: number;
}

export const figuresOf = (scores: readonly SpikeScore[]): Figures => ({
  detection: rounded(meanOf(scores.map(({ detection }) => detection))),
  byExcess: [0, 1, 2].map((i) => rounded(meanOf(scores.map(({ byExcess }) => byExcess[i] ?? Number.NaN)))),
  delay: rounded(meanOf(scores.map(({ delay }) => delay)), 2),
  falsePerThousand: rounded(meanOf(scores.map(({ falsePerThousand }) => falsePerThousand))),
  precision: rounded(meanOf(scores.map(({ precision }) => precision))),
});

/** Detection where the threshold is set, on the data scored, to a budget of false episodes in 1,000 series-weeks. */
export function tunedTo(world: World, scores: Scores, budget: number): SpikeScore | null {
  const threshold = thresholdFor(world, scores, budget);
  return threshold === null ? null : scoreAlarms(world, alarmsAt(scores, threshold));
}
