import { loadTaxonomy } from '@voc/core';
import { type Classifier, createClassifier } from '../classify/index.ts';
import { loadLexicon } from '../lexicon/index.ts';
import { readOnlyModel } from '../model/index.ts';
import { createJieba } from '../segment/index.ts';
import type { ClassifierFiles } from './messages.ts';

/** The classifier of taxonomy, lexicon and the one model of a folder. */
export function openClassifier({
  taxonomy,
  lexicon,
  models,
  fast,
}: Omit<ClassifierFiles, 'abstainBelow'>): Classifier {
  const words = loadLexicon(lexicon);
  return createClassifier({
    taxonomy: loadTaxonomy(taxonomy),
    lexicon: words,
    segmenter: createJieba(words.userDictionary),
    model: readOnlyModel(models, fast),
  });
}
