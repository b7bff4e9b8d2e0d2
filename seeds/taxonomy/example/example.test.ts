import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createClassifier,
  createJieba,
  type LabelledItem,
  learn,
  loadLexicon,
  type Model,
  parseLabels,
  readOnlyModel,
  scoreClassification,
} from '@voc/classify';
import { loadTaxonomy, type Taxonomy } from '@voc/core';
import { expect, it } from 'vitest';

const seeds = join(import.meta.dirname, '../..');

function readItems(name: string): LabelledItem[] {
  const lines = readFileSync(join(import.meta.dirname, name), 'utf8')
    .trim()
    .split('\n');
  return lines
    .filter((line) => !line.startsWith('#'))
    .map((line, n) => {
      const [leaf = '', text = ''] = line.split('\t');
      const isComplaint = leaf !== '-';
      return {
        id: `${name}-${n}`,
        kind: 'review',
        text,
        intent: isComplaint ? 'complaint' : 'praise',
        sentiment: isComplaint ? 'neg' : 'pos',
        leaves: isComplaint ? [leaf] : [],
      };
    });
}

/** The taxonomy with 噪音 as a further leaf of 商品质量. */
function withNoise(taxonomy: Taxonomy): Taxonomy {
  const groups = taxonomy.groups.map((group) => {
    const [first] = group.leaves;
    if (group.id !== 'quality' || !first) return group;
    return { ...group, leaves: [...group.leaves, { ...first, id: 'quality.noise', zh: '噪音' }] };
  });
  return { ...taxonomy, groups };
}

const isFull = Boolean(process.env.VOC_TEST_FULL);

it.runIf(isFull)('a leaf added from 40 written examples is found in others, and in few that are not', () => {
  const taxonomy = withNoise(loadTaxonomy(join(seeds, 'taxonomy/taxonomy.json')));
  const lexicon = loadLexicon(join(seeds, 'lexicon'));
  const parts = { taxonomy, lexicon, segmenter: createJieba(lexicon.userDictionary) };
  const files = readdirSync(join(seeds, 'gold')).filter((name) => name.endsWith('.jsonl'));
  const gold = files
    .sort()
    .flatMap((name) => parseLabels(readFileSync(join(seeds, 'gold', name), 'utf8'), name));
  const [background, others] = [gold.filter((_, n) => n % 4 !== 0), gold.filter((_, n) => n % 4 === 0)];
  const model = readOnlyModel(join(seeds, 'model'), true);
  const taught = learn({ ...parts, model, items: readItems('taught.tsv'), background });
  const asked = readItems('asked.tsv');
  const answers = (one: Model, items: readonly LabelledItem[]) =>
    createClassifier({ ...parts, model: one }).classifyMany(items);
  const noise = (one: Model) => scoreClassification(asked, answers(one, asked)).by_leaf['quality.noise']?.f1;
  expect(noise(model)).toBe(0);
  expect(noise(taught)).toBeGreaterThan(0.75);
  const wrong = answers(taught, others).filter(({ categories }) =>
    categories.some(({ id }) => id === 'quality.noise'),
  );
  expect(wrong.length / others.length).toBeLessThan(0.03);
});
