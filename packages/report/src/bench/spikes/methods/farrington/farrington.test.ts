import { expect, test } from 'vitest';
import vectors from '../../../../vectors/farrington-flexible.json';
import { forecast } from './farrington.ts';
import { type ThresholdMethod, thresholdOf } from './threshold.ts';

/** Figures of R 4.2.2 with farringtonFlexible of surveillance 1.20.3. */
const tolerance = vectors.tolerance;
const near = (actual: number, expected: number): void =>
  expect(Math.abs(actual - expected)).toBeLessThan(
    tolerance.absolute + tolerance.relative * Math.abs(expected),
  );

type Case = (typeof vectors.cases)[number];
/** Normal quantile at 0.99. */
const z = 2.3263478740408408;

const optionsOf = ({ inputs: { control, frequency } }: Case) => ({
  frequency,
  seasons: control.b,
  half: control.w,
  parts: control.noPeriods,
  leftOut: control.pastWeeksNotIncluded,
  trend: control.trend,
  trendLimit: control.pThresholdTrend,
  residualLimit: control.weightsThreshold,
  byPopulation: control.populationOffset,
});

test.each(vectors.cases)('agrees with R farringtonFlexible: $name', (one) => {
  const { observed, population, control } = one.inputs;
  const [atLeast = 0, lately = 0] = control.limit54;
  const method = control.thresholdMethod as ThresholdMethod;
  for (const [i, day] of control.range_1based.entries()) {
    const now = day - 1;
    const found = forecast(observed, population, now, optionsOf(one));
    if (!found) throw new Error(`no forecast of period ${day}`);
    const { expected } = one;
    near(found.phi, expected.phi[i] ?? Number.NaN);
    expect(found.trend !== null).toBe(expected.trendFitted[i]);
    const trend = expected.trendCoef[i] ?? null;
    if (trend !== null) near(found.trend ?? Number.NaN, trend);
    const count = observed[now] ?? 0;
    const { upper, logP } = thresholdOf(found, count, { method, alpha: control.alpha, z });
    near(Math.exp(logP), expected.pvalue[i] ?? Number.NaN);
    const isEnough = observed.slice(now - lately + 1, now + 1).reduce((sum, n) => sum + n, 0) >= atLeast;
    expect(isEnough && count > upper).toBe(expected.alarm[i]);
    const bound = expected.upperbound[i] ?? null;
    expect(isEnough).toBe(bound !== null);
    if (bound === null) continue;
    near(upper, bound);
    near(Math.exp(found.eta), expected.expected[i] ?? Number.NaN);
  }
});
