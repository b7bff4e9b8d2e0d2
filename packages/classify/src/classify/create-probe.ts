import type { ClassifyInput } from '@voc/core';
import { readParts } from '../features/index.ts';
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
  const scorer = new ItemScorer(model, lexicon);
  return (input) => {
    const verdict = scorer.score(input, readParts([input], segmenter)[0] ?? []);
    const scores = scorer.scores.slice();
    return {
      scoreOf: (leaf) => scores[classes.indexOf(leaf)],
      leaves: verdict.leaves.map((c) => classes[c] ?? ''),
    };
  };
}
