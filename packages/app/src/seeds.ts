import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type Classifier,
  createClassifier,
  createJieba,
  type Lexicon,
  loadLexicon,
  readOnlyModel,
  type Segmenter,
} from '@voc/classify';
import { loadTaxonomy, type Taxonomy } from '@voc/core';
import { loadMappings, type Sources } from '@voc/ingest';

const seeds = resolve(dirname(fileURLToPath(import.meta.url)), '../../../seeds');

export const modelFolder = join(seeds, 'model');

export interface Language {
  taxonomy: Taxonomy;
  lexicon: Lexicon;
  segmenter: Segmenter;
}

/** Taxonomy, lexicon and segmenter of the seeds folder. */
export function loadLanguage(): Language {
  const lexicon = loadLexicon(join(seeds, 'lexicon'));
  const taxonomy = loadTaxonomy(join(seeds, 'taxonomy', 'taxonomy.json'));
  return { taxonomy, lexicon, segmenter: createJieba(lexicon.userDictionary) };
}

/** The classifier with the committed model. */
export function loadClassifier(): Classifier {
  return createClassifier({ ...loadLanguage(), model: readOnlyModel(modelFolder) });
}

/** Mapping files and templates that tell how exports are read. */
export const loadSources = (): Sources => loadMappings(join(seeds, 'sources'));

/** The demo company's exports, catalogue first. */
export const demoFolder = join(seeds, 'demo', 'data');
