import type { Scores } from '../score.ts';
import type { World } from '../world.ts';
import { cusumStep } from './cusum.ts';
import { earsGap, earsLength, momentsOf } from './ears.ts';
import { scoreByFarrington } from './farrington/score-by-farrington.ts';
import { baselineOf, type Observed, scoreDays } from './observed.ts';

/** A way to score days; `usual` is the threshold that its users set. */
export interface Method {
  name: string;
  usual: { label: string; threshold: number }[];
  score(world: World): Scores;
}

/** Deviation below which a baseline is not believed: else one complaint after quiet days is infinitely rare. */
const minDeviation = 0.4;
const days28 = 28;
type Judge = (days: readonly Observed[], i: number) => number;

/** Deviations of a day above the mean of a baseline. */
function deviations(length: number, gap: number, adjusted: boolean): Judge {
  return (days, i) => {
    const before = baselineOf(days, i, length, gap, adjusted);
    if (before.length < length / 2 || before.length < 2) return Number.NaN;
    const { mean, deviation } = momentsOf(before);
    return ((days[i]?.count ?? 0) - mean) / Math.max(minDeviation, deviation);
  };
}

/** Sums of the excess of C2 over 1 on three days (C3). */
function summed(adjusted: boolean): Judge {
  const ofDay = deviations(earsLength, earsGap.C2, adjusted);
  return (days, i) => {
    let sum = 0;
    for (let back = 0; back < 3 && i - back >= 0; back++) {
      sum += Math.max(0, ofDay(days, i - back) - 1) || 0;
    }
    return sum;
  };
}

/** A statistic of each series that goes on from day to day. */
function running(step: (state: number, days: readonly Observed[], i: number) => number, scale = 1): Judge {
  let state = 0;
  return (days, i) => {
    if (i === 0) state = 0;
    const next = step(state, days, i);
    if (!Number.isNaN(next)) state = next;
    return state / scale;
  };
}

function cusum(adjusted: boolean): Judge {
  return running((sum, days, i) => {
    const before = baselineOf(days, i, days28, 0, adjusted);
    if (before.length < days28 / 2) return 0;
    return cusumStep(sum, days[i]?.count ?? 0, Math.max(0.02, momentsOf(before).mean));
  });
}

const lambda = 0.3;
const ewma = (): Judge => {
  const ofDay = deviations(days28, 0, false);
  const scale = Math.sqrt(lambda / (2 - lambda));
  return running((state, days, i) => (1 - lambda) * state + lambda * ofDay(days, i), scale);
};

const method = (name: string, judge: () => Judge, ...usual: Method['usual']): Method => ({
  name,
  usual,
  score: (world) => scoreDays(world, judge()),
});

const farrington = (name: string, minCount: number, ...alphas: number[]): Method => ({
  name,
  usual: alphas.map((alpha) => ({ label: `p < ${alpha}`, threshold: -Math.log(alpha) })),
  score: (world) => scoreByFarrington(world, minCount),
});

/** What shops use and what public health uses. A chart goes on after its alarm, so that any threshold can be tried. */
export const comparators: readonly Method[] = [
  method(
    'fixed count',
    () => (days, i) => days[i]?.count ?? 0,
    { label: '>= 5', threshold: 5 },
    { label: '>= 10', threshold: 10 },
  ),
  method('3 sigma of 28 days', () => deviations(days28, 0, false), { label: '3', threshold: 3 }),
  method('3 sigma, by exposure', () => deviations(days28, 0, true), { label: '3', threshold: 3 }),
  method('EARS C1', () => deviations(earsLength, earsGap.C1, false), { label: '.001', threshold: 3.09 }),
  method('EARS C2', () => deviations(earsLength, earsGap.C2, false), { label: '.001', threshold: 3.09 }),
  method('EARS C3', () => summed(false), { label: '.025', threshold: 1.96 }),
  method('EARS C2, by exposure', () => deviations(earsLength, earsGap.C2, true), {
    label: '.001',
    threshold: 3.09,
  }),
  method('EWMA', ewma, { label: '3', threshold: 3 }),
  method('Poisson CUSUM', () => cusum(false), { label: 'h = 4', threshold: 4 }),
  method('Poisson CUSUM, by exposure', () => cusum(true), { label: 'h = 4', threshold: 4 }),
  farrington('Farrington flexible, by exposure', 1, 0.01),
  farrington('Farrington flexible, by exposure, 3 complaints or more', 3, 0.01, 0.001),
];
