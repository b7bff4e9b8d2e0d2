import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createClassifier } from '../classify/index.ts';
import { readOnlyModel, writeModel } from '../model/index.ts';
import { pairCutter, review, seedLexicon, seedTaxonomy, tinyLabels } from '../testing/tiny-model.ts';
import { defaultTrainOptions, trainModel } from './train-model.ts';

const taxonomy = seedTaxonomy();
const lexicon = seedLexicon();
const train = () =>
  trainModel(
    { labels: tinyLabels(), taxonomy, lexicon, segmenter: pairCutter },
    { ...defaultTrainOptions, epochs: 4, folds: 2, floor: 0, commonFloor: 0 },
  );
const folder = mkdtempSync(join(tmpdir(), 'voc-model-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('trainModel', () => {
  const model = train();
  const parts = { taxonomy, lexicon, segmenter: pairCutter };

  it('learns what the labels say', () => {
    const classifier = createClassifier({ ...parts, model });
    expect(classifier.classify(review('裤子色差明显')).categories[0]?.id).toBe('mismatch.color');
    expect(classifier.classify(review('快递太慢了')).categories[0]?.id).toBe('logistics.slow');
    expect(classifier.classify(review('很喜欢,暖和')).intent).toBe('praise');
  });

  it('gives the same model for the same labels', () => {
    expect(train().meta.modelVersion).toBe(model.meta.modelVersion);
    expect(model.meta.modelVersion).toMatch(/^linear-1-[0-9a-f]{8}$/);
  });

  it('reads back what it wrote, weight by weight', () => {
    writeModel(folder, model, '# card');
    const read = readOnlyModel(folder);
    expect(read.weights).toEqual(model.weights);
    expect(read.meta).toEqual(model.meta);
  });
});
