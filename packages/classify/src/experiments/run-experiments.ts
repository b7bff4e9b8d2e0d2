import type { ClassificationScore, LabelledItem } from '../eval/index.ts';
import { mixScores, netClassesOf } from '../model/index.ts';
import { readTrainedNets, type TrainedNet } from '../train/trained-nets.ts';
import { scoreClauses } from './clauses.ts';
import { type Fold, type Language, scoreLinear, splitFold } from './fold.ts';
import { scoreGroups } from './groups.ts';
import { measureScores } from './measure-scores.ts';
import { scorePhrases } from './phrases.ts';
import { scoreSelfTaught } from './self-taught.ts';
import { scoreUnmarked } from './unmarked.ts';

/** What was tried: its name, its figures on the held fifth, and processor seconds. */
export interface Tried {
  name: string;
  score: ClassificationScore;
  seconds: number;
}

export interface ExperimentInput extends Language {
  labels: readonly LabelledItem[];
  /** Folder of nets with their scores of items that they were not fitted on. */
  net?: string | undefined;
  /** Unlabelled texts, for the model that teaches itself. */
  texts?: readonly string[] | undefined;
}

const half = (a: Float64Array, b: Float64Array): Float64Array =>
  a.map((value, i) => (value + (b[i] ?? 0)) / 2);

/** Linear scores with so much of what each net says of the held items. */
function withNets(
  { classes, places }: Fold,
  linear: Float64Array,
  nets: readonly TrainedNet[],
  share: number,
): Float64Array {
  const made = linear.slice();
  places.forEach((place, row) => {
    const opinions = nets.map(({ net: { meta }, scores }) => ({
      scores,
      from: place * meta.classes.length,
      netClass: netClassesOf(classes, meta.classes),
      share,
    }));
    mixScores(made, row * classes.length, classes.length, opinions);
  });
  return made;
}

/**
 * What was tried for the classifier, on one fifth of the labelled items that no model is fitted on; thresholds of each half of it
 * come from the other. `clock` gives processor seconds.
 */
export function* runExperiments(input: ExperimentInput, clock: () => number): Generator<Tried> {
  const fold = splitFold(input.labels, input);
  const tried = (name: string, work: () => Float64Array): [Tried, Float64Array] => {
    const from = clock();
    const scores = work();
    return [{ name, score: measureScores(fold, scores), seconds: clock() - from }, scores];
  };
  const width = fold.classes.length;
  const [plain, linear] = tried('linear, as committed', () =>
    scoreLinear(fold.usedRows, fold.targets, width, fold.heldRows),
  );
  yield plain;
  yield tried('without marks of negation, question, reference', () => scoreUnmarked(fold))[0];
  yield tried('keyword rules as features', () => scorePhrases(fold))[0];
  yield tried('groups weigh in their leaves', () => scoreGroups(fold))[0];
  const [alone, clauses] = tried('clauses one by one', () => scoreClauses(fold, linear));
  yield alone;
  yield tried('clauses one by one, half linear', () => half(linear, clauses))[0];
  const { texts } = input;
  if (texts) yield tried('taught by its own sure answers', () => scoreSelfTaught(fold, texts))[0];
  if (input.net === undefined) return;
  const { nets } = readTrainedNets(input.net, input.labels.length);
  for (const net of nets) {
    yield tried(`net over ${net.reads} alone`, () => withNets(fold, linear, [net], 1))[0];
    yield tried(`half linear, half net over ${net.reads}`, () => withNets(fold, linear, [net], 0.5))[0];
  }
  if (nets.length < 2) return;
  for (const share of [0.2, 0.3, 0.35, 0.4])
    yield tried(`both nets, ${share} each`, () => withNets(fold, linear, nets, share))[0];
}
