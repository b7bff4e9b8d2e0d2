import { compareVersions } from '../../classifier-error/compare-versions.ts';
import { correctRate } from '../../classifier-error/correct-rate.ts';
import type { CategoryError } from '../../classifier-error/types.ts';
import { z90 } from '../../compose/facts/rate.ts';
import { wilsonInterval } from '../../stats/wilson.ts';
import { createRandom, type Random } from '../random.ts';

/** One model in a simulated world. */
interface SimulatedModel {
  precision: number;
  recall: number;
}

/** Labels given in the field: true ones found, and invented ones in the proportion that precision says. */
function countGiven(random: Random, truths: number, { precision, recall }: SimulatedModel): number {
  return random.poisson(truths * recall) + random.poisson((truths * recall * (1 - precision)) / precision);
}

/** A labelled sample with so many true items. */
function measure(random: Random, labelled: number, model: SimulatedModel): CategoryError {
  let hits = 0;
  for (let i = 0; i < labelled; i++) if (random.uniform() < model.recall) hits++;
  const invented = random.poisson((labelled * model.recall * (1 - model.precision)) / model.precision);
  return { hits, predicted: hits + invented, actual: labelled };
}

const drawModel = (random: Random): SimulatedModel => ({
  precision: 0.45 + 0.5 * random.uniform(),
  recall: 0.4 + 0.5 * random.uniform(),
});

export interface ErrorBench {
  /** Labelled true items of the category, and true complaints expected in the period. */
  labelled: number;
  expected: number;
  /** Share of 90 % intervals that hold the true rate: raw Wilson, and with the classifier's error. */
  coverageRaw: number;
  coverageWithError: number;
  /** The upper over the lower bound, median. */
  widthWithError: number;
  /** One true rate, two models: how often a change is called, by the raw counts and by `compareVersions` (10 % is nominal). */
  falseChangeRaw: number;
  falseChangeCompared: number;
}

const exposure = 100_000;
const spread = 0.065;

/** What a new shop differs by from the labelled ones. */
const shopFactor = (random: Random): number => Math.exp(spread * random.normal());

function runWorld(random: Random, labelled: number, expected: number) {
  const [one, other] = [drawModel(random), drawModel(random)];
  const [given, later] = [one, other].map((model) =>
    countGiven(random, expected * shopFactor(random), model),
  ) as [number, number];
  const [error, newer] = [measure(random, labelled, one), measure(random, labelled, other)];
  const truth = expected / exposure;
  const wilson = (count: number) => wilsonInterval(Math.min(count, exposure), exposure, z90);
  const raw = wilson(given);
  const next = wilson(later);
  const known = { betweenSources: spread };
  const found = correctRate({ count: given, exposure }, error, known);
  const before = { count: given, exposure, error, ...known };
  const compared = compareVersions(before, { count: later, exposure, error: newer, ...known });
  return {
    raw: raw.lower <= truth && truth <= raw.upper,
    withError: found && {
      held: found.lower <= truth && truth <= found.upper,
      width: found.upper / found.lower,
    },
    rawChange: next.lower > raw.upper || next.upper < raw.lower,
    comparedChange: compared?.differs,
  };
}

const share = (hits: readonly boolean[]): number =>
  Math.round((hits.filter(Boolean).length / hits.length) * 1e4) / 1e4;

/**
 * Coverage of the intervals in a simulated shop: precision 0.45 to 0.95 and recall 0.4 to 0.9 drawn per world, a
 * labelled sample of 20, 60 or 200 true items, shops that differ from the labelled sources by 6.5 %.
 */
export function benchError({ worlds = 2000, seed = 41 } = {}): ErrorBench[] {
  return [20, 60, 200].flatMap((labelled) =>
    [5, 50, 500].map((expected): ErrorBench => {
      const random = createRandom(seed + labelled * 1000 + expected);
      const runs = Array.from({ length: worlds }, () => runWorld(random, labelled, expected));
      const measured = runs.flatMap((run) => run.withError ?? []);
      const widths = measured.map(({ width }) => width).sort((a, b) => a - b);
      return {
        labelled,
        expected,
        coverageRaw: share(runs.map(({ raw }) => raw)),
        coverageWithError: share(measured.map(({ held }) => held)),
        widthWithError: Math.round((widths[Math.floor(widths.length / 2)] ?? 0) * 100) / 100,
        falseChangeRaw: share(runs.map(({ rawChange }) => rawChange)),
        falseChangeCompared: share(runs.flatMap(({ comparedChange }) => comparedChange ?? [])),
      };
    }),
  );
}
