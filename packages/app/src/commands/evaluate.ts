import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import {
  type ClassificationScore,
  type Classifier,
  countErrors,
  createRuleClassifier,
  type Lexicon,
  parseLabels,
  scoreClassification,
} from '@voc/classify';
import { ownLeavesOf, type Taxonomy } from '@voc/core';

export interface Evaluation {
  modelVersion: string;
  model: ClassificationScore;
  /** Keyword rules alone on the same items. */
  rules: ClassificationScore;
}

/** Measures the committed model, and keyword rules alone, on a labelled file. */
export function evaluate(classifier: Classifier, lexicon: Lexicon, gold: string): Evaluation {
  const items = parseLabels(readFileSync(gold, 'utf8'), basename(gold));
  const byRules = createRuleClassifier(lexicon);
  return {
    modelVersion: classifier.modelVersion,
    model: scoreClassification(items, classifier.classifyMany(items)),
    rules: scoreClassification(items, items.map(byRules)),
  };
}

/** Writes what the committed model hit, missed and invented by category: the errors that reports put into their intervals. */
export function writeErrors(classifier: Classifier, taxonomy: Taxonomy, gold: string, out: string): void {
  const items = parseLabels(readFileSync(gold, 'utf8'), basename(gold));
  const counts = countErrors(items, classifier.classifyMany(items), ownLeavesOf(taxonomy));
  writeFileSync(out, `${JSON.stringify({ modelVersion: classifier.modelVersion, ...counts }, null, 1)}\n`);
}
