import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import {
  type Classifier,
  countErrors,
  createRuleClassifier,
  evaluateDetails,
  type Judged,
  type Lexicon,
  pairUp,
  parseLabels,
  scoreClassification,
  worstErrors,
} from '@voc/classify';
import { ownLeavesOf, type Taxonomy } from '@voc/core';
import { type Evaluation, renderEvaluation } from '../evaluation/index.ts';

export interface Evaluated {
  evaluation: Evaluation;
  judged: Judged[];
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
  return { evaluation, judged };
}

/** Writes what the model hit, missed and invented by category: the errors that reports put into their intervals. */
export function writeErrors(
  { evaluation: { modelVersion }, judged }: Evaluated,
  taxonomy: Taxonomy,
  out: string,
): void {
  const counts = countErrors(
    judged.map(({ item }) => item),
    judged.map(({ answer }) => answer),
    ownLeavesOf(taxonomy),
  );
  writeFileSync(out, `${JSON.stringify({ modelVersion, ...counts }, null, 1)}\n`);
}

/** Writes the evaluation as a page; it quotes the items that the model was most wrong about. */
export function writePage({ evaluation, judged }: Evaluated, taxonomy: Taxonomy, out: string): void {
  writeFileSync(out, renderEvaluation(evaluation, taxonomy, worstErrors(judged)));
}
