import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import {
  type Classifier,
  countErrors,
  countedOf,
  createRuleClassifier,
  evaluateDetails,
  type Judged,
  type Lexicon,
  pairUp,
  parseLabels,
  scoreClassification,
  worstErrors,
} from '@voc/classify';
import { type Classification, ownLeavesOf, type Taxonomy } from '@voc/core';
import { type Evaluation, renderEvaluation } from '../evaluation/index.ts';

export interface Evaluated {
  evaluation: Evaluation;
  judged: Judged[];
  answers: readonly Classification[];
}

/** Measures the committed model, and keyword rules alone, on a labelled file. */
export function evaluate(classifier: Classifier, lexicon: Lexicon, gold: string): Evaluated {
  const items = parseLabels(readFileSync(gold, 'utf8'), basename(gold));
  const answers = classifier.classifyMany(items);
  const judged = pairUp(items, answers);
  const evaluation = {
    modelVersion: classifier.modelVersion,
    model: scoreClassification(items, answers),
    rules: scoreClassification(items, items.map(createRuleClassifier(lexicon))),
    details: evaluateDetails(judged),
  };
  return { evaluation, judged, answers };
}

/**
 * Writes what the model hit, missed and invented by category, as items count that are set aside below a certainty: the
 * errors that reports put into their intervals.
 */
export function writeErrors(
  { evaluation: { modelVersion }, judged, answers }: Evaluated,
  { taxonomy, abstainBelow }: { taxonomy: Taxonomy; abstainBelow: number },
  out: string,
): void {
  const counts = countErrors(
    judged.map(({ item }) => item),
    answers.map((answer) => ({
      ...answer,
      categories: countedOf(answer, abstainBelow).leaves.map((id) => ({ id })),
    })),
    ownLeavesOf(taxonomy),
  );
  writeFileSync(out, `${JSON.stringify({ modelVersion, ...counts }, null, 1)}\n`);
}

/** Writes the evaluation as a page; it quotes the items that the model was most wrong about. */
export function writePage({ evaluation, judged }: Evaluated, taxonomy: Taxonomy, out: string): void {
  writeFileSync(out, renderEvaluation(evaluation, taxonomy, worstErrors(judged)));
}
