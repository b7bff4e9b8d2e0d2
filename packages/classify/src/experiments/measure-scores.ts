import { type ClassificationScore, type PredictedItem, scoreClassification } from '../eval/index.ts';
import { decide, toRule } from '../model/index.ts';
import { targetsOf } from '../train/read-rows.ts';
import { type HeldOut, tuneDecision } from '../train/tune.ts';
import type { Fold } from './fold.ts';

function part(whole: HeldOut, chosen: readonly number[]): HeldOut {
  const width = whole.classes.length;
  const scores = new Float64Array(chosen.length * width);
  const targets = new Uint8Array(chosen.length * width);
  chosen.forEach((row, at) => {
    scores.set(whole.scores.subarray(row * width, (row + 1) * width), at * width);
    targets.set(whole.targets.subarray(row * width, (row + 1) * width), at * width);
  });
  const talks = Uint8Array.from(chosen, (row) => whole.talks[row] ?? 0);
  return { classes: whole.classes, rows: chosen.length, scores, targets, talks };
}

/** Figures of held items by their scores: thresholds of each half come from the other half, so none sees its own labels. */
export function measureScores({ held, classes }: Fold, scores: Float64Array): ClassificationScore {
  const talks = Uint8Array.from(held, (item) => (item.turns === undefined ? 0 : 1));
  const whole = { classes, rows: held.length, scores, targets: targetsOf(held, classes), talks };
  const predictions: PredictedItem[] = [];
  for (const side of [0, 1]) {
    const rows = held.map((_, row) => row);
    const rule = toRule(
      classes,
      tuneDecision(
        part(
          whole,
          rows.filter((row) => row % 2 !== side),
        ),
      ),
    );
    for (const row of rows.filter((at) => at % 2 === side)) {
      const { leaves, intent, sentiment } = decide(scores, rule, {
        from: row * classes.length,
        isTalk: talks[row] === 1,
      });
      const categories = leaves.map((leaf) => ({ id: classes[leaf] ?? '' }));
      predictions[row] = { id: held[row]?.id ?? '', intent, sentiment, categories };
    }
  }
  return scoreClassification(held, predictions);
}
