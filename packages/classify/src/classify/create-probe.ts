import type { ClassifyInput } from '@voc/core';
import { buildMarkers, Extractor, extractItem, FeatureList, readParts } from '../features/index.ts';
import { decide, toRule } from '../model/index.ts';
import type { ClassifierParts } from './create-classifier.ts';
import { ItemScorer } from './item-scorer.ts';

/** What the model alone makes of an item, before denials and red lines. */
export interface Probed {
  /** Logit of a leaf; undefined for one that the model does not know. */
  scoreOf(leaf: string): number | undefined;
  leaves: string[];
}

export type Probe = (input: ClassifyInput) => Probed;

/** The model's own scores of items, to see what becomes of them when words are taken away. */
export function createProbe({ model, lexicon, segmenter }: ClassifierParts): Probe {
  const { classes } = model.meta;
  const scorer = new ItemScorer(model);
  const rule = toRule(classes, scorer.decision);
  const extractor = new Extractor(buildMarkers(lexicon.markers));
  const list = new FeatureList();
  return (input) => {
    const parts = readParts([input], segmenter)[0] ?? [];
    extractItem(input, parts, extractor, list);
    scorer.score(input, parts, list);
    const scores = scorer.scores.slice();
    const verdict = decide(scores, rule, { order: scorer.order, isTalk: input.turns !== undefined });
    return {
      scoreOf: (leaf) => scores[classes.indexOf(leaf)],
      leaves: verdict.leaves.map((c) => classes[c] ?? ''),
    };
  };
}
