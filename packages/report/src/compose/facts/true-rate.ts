import { correctRate } from '../../classifier-error/correct-rate.ts';
import type { Rate, TrueRate } from '../schema-values.ts';
import type { Context } from './context.ts';
import { round } from './rate.ts';

/** The rate with the classifier's error, per thousand; null without exposure, or where the error was not measured. */
export function trueRateOf({ facts }: Context, category: string, { count, exposure }: Rate): TrueRate | null {
  const error = facts.modelError?.categories[category];
  if (!facts.modelError || !error || exposure === null) return null;
  const { betweenSources } = facts.modelError;
  const found = correctRate({ count, exposure }, error, { betweenSources });
  if (!found) return null;
  const [perThousand, lower, upper] = [found.rate, found.lower, found.upper].map((value) =>
    round(value * 1000),
  );
  return { perThousand: perThousand ?? 0, lower: lower ?? 0, upper: upper ?? 0 };
}
