import { expect, it } from 'vitest';
import { createClassifier } from '../classify/index.ts';
import type { LabelledItem } from '../eval/index.ts';
import { encodeWeights } from '../model/index.ts';
import { pairCutter, review, seedLexicon, seedTaxonomy, tinyLabels } from '../testing/tiny-model.ts';
import { learn } from './learn.ts';
import { isHeldOut, runLearn } from './run-learn.ts';
import { defaultTrainOptions, trainModel } from './train-model.ts';

const taxonomy = seedTaxonomy();
const parts = { taxonomy, lexicon: seedLexicon(), segmenter: pairCutter };
const model = trainModel(
  { labels: tinyLabels(), ...parts },
  { ...defaultTrainOptions, epochs: 4, folds: 2, floor: 0, commonFloor: 0 },
);
const complaints = (text: string, leaf: string): LabelledItem[] =>
  Array.from({ length: 12 }, (_, n) => ({
    ...review(`${text}${n}`),
    id: `${leaf}${n}`,
    intent: 'complaint' as const,
    sentiment: 'neg' as const,
    leaves: [leaf],
  }));
const leavesOf = (one: typeof model, text: string): string[] =>
  createClassifier({ ...parts, model: one })
    .classify(review(text))
    .categories.map(({ id }) => id);

it('learns what people say, and stays as it is where they say nothing', () => {
  const items = complaints('拉链一拉就卡住', 'quality.workmanship');
  const learned = learn({ model, items, ...parts });
  expect(leavesOf(model, '外套拉链一拉就卡住')).not.toEqual(['quality.workmanship']);
  expect(leavesOf(learned, '外套拉链一拉就卡住')).toEqual(['quality.workmanship']);
  const untouched = ['裤子色差明显', '快递太慢了', '很喜欢,暖和'];
  const answers = (one: typeof model) =>
    createClassifier({ ...parts, model: one })
      .classifyMany(untouched.map(review))
      .map(({ modelVersion: _, ...answer }) => answer);
  expect(answers(learned).map(({ categories }) => categories.map(({ id }) => id))).toEqual(
    answers(model).map(({ categories }) => categories.map(({ id }) => id)),
  );
  expect(learned.meta.learned).toMatchObject({ parent: model.meta.modelVersion, items: 12 });
});

it('is the same model to the last weight when nobody says anything', () => {
  const { meta, weights } = learn({ model, items: [], ...parts });
  expect(encodeWeights(weights).equals(encodeWeights(model.weights))).toBe(true);
  expect(meta).toMatchObject({ bias: model.meta.bias, scale: model.meta.scale });
});

it('gives the same model for the same labels', () => {
  const again = () => learn({ model, items: complaints('拉链一拉就卡住', 'quality.workmanship'), ...parts });
  expect(again().meta.modelVersion).toBe(again().meta.modelVersion);
});

it('gets a leaf that the model does not know', () => {
  const [group, ...others] = taxonomy.groups;
  const [leaf] = group?.leaves ?? [];
  if (!group || !leaf) throw new Error('The taxonomy has leaves');
  const added = { ...leaf, id: 'mismatch.smell' };
  const wider = { ...taxonomy, groups: [{ ...group, leaves: [...group.leaves, added] }, ...others] };
  const items = [...complaints('香味和页面写的不一样', 'mismatch.smell'), ...tinyLabels()];
  const learned = learn({ model, items, ...parts, taxonomy: wider });
  const answer = createClassifier({ ...parts, taxonomy: wider, model: learned }).classify(
    review('这个香味和页面不一样'),
  );
  expect(answer.categories.map(({ id }) => id)).toEqual(['mismatch.smell']);
  expect(answer.categories[0]?.evidence.map(({ text }) => text).join()).toContain('香味');
  expect(leavesOf(learned, '裤子色差明显')).toEqual(['mismatch.color']);
});

it('keeps a quarter of the items apart, by their words', () => {
  const texts = Array.from({ length: 400 }, (_, n) => ({ text: `第${n}条` }));
  const apart = texts.filter(isHeldOut).length;
  expect(apart).toBeGreaterThan(60);
  expect(apart).toBeLessThan(140);
  expect(isHeldOut({ turns: [{ role: 'customer', text: '在吗' }] })).toBe(
    isHeldOut({ turns: [{ role: 'agent', text: '在吗' }] }),
  );
});

it('asks for more labels where there are few', () => {
  const folders = { base: '', current: '', out: '', fast: true };
  const few = complaints('拉链一拉就卡住', 'quality.workmanship');
  expect(() => runLearn({ ...parts, ...folders, labelled: few, written: [] })).toThrow('至少');
});
