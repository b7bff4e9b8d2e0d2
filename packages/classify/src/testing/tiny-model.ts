import { fileURLToPath } from 'node:url';
import { type ClassifyInput, loadTaxonomy, type Taxonomy } from '@voc/core';
import { type Classifier, createClassifier } from '../classify/index.ts';
import type { LabelledItem } from '../eval/index.ts';
import { type Lexicon, loadLexicon } from '../lexicon/index.ts';
import { readOnlyModel } from '../model/index.ts';
import { oneByOne, type Segmenter } from '../segment/index.ts';

const seeds = fileURLToPath(new URL('../../../../seeds', import.meta.url));

export const seedTaxonomy = (): Taxonomy => loadTaxonomy(`${seeds}/taxonomy/taxonomy.json`);
export const seedLexicon = (): Lexicon => loadLexicon(`${seeds}/lexicon`);

/** Cuts at every character pair: quick, and the same on every machine. */
export const pairCutter = oneByOne((text) => text.match(/[\s\S]{1,2}/g) ?? []);

/** The committed model with the segmenter that is given. */
export function seedClassifier(segmenter: Segmenter): Classifier {
  return createClassifier({
    model: readOnlyModel(`${seeds}/model`),
    taxonomy: seedTaxonomy(),
    lexicon: seedLexicon(),
    segmenter,
  });
}

/** A review, by its text alone. */
export const review = (text: string): ClassifyInput => ({ id: 'r', kind: 'review', text });

/** A conversation; turns begin with `c:` (customer) or `a:` (agent). */
export const chat = (...turns: string[]): ClassifyInput => ({
  id: 'c',
  kind: 'chat',
  turns: turns.map((turn) => ({ role: turn.startsWith('a:') ? 'agent' : 'customer', text: turn.slice(2) })),
});

const label = (id: string, text: string, leaf: string | null): LabelledItem => ({
  id,
  kind: 'review',
  text,
  intent: leaf === null ? 'praise' : 'complaint',
  sentiment: leaf === null ? 'pos' : 'neg',
  leaves: leaf === null ? [] : [leaf],
});

/** A small set of labels that a model can learn. */
export const tinyLabels = (): LabelledItem[] =>
  Array.from({ length: 12 }, (_, n) => [
    label(`a${n}`, `外套颜色偏黄,色差明显${n}`, 'mismatch.color'),
    label(`b${n}`, `快递走得太慢,等了很久${n}`, 'logistics.slow'),
    label(`c${n}`, `很喜欢,穿着暖和${n}`, null),
  ]).flat();
