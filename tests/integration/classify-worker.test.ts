import { resolve } from 'node:path';
import { type ClassifierFiles, openClassifier, rowClassifierOf, startClassifyWorker } from '@voc/classify';
import { expect, test } from 'vitest';

const seeds = resolve(import.meta.dirname, '../../seeds');
const files: ClassifierFiles = {
  taxonomy: resolve(seeds, 'taxonomy/taxonomy.json'),
  lexicon: resolve(seeds, 'lexicon'),
  models: resolve(seeds, 'model'),
};
const inputs = ['色差太大了,跟页面完全不一样', '很暖和,推荐购买', '', '快递半个月才到'].map((text) => ({
  id: '',
  kind: 'review' as const,
  text,
  rating: 3,
}));
const texts = (rows: readonly (Uint8Array | undefined)[]): (string | undefined)[] =>
  rows.map((row) => row && Buffer.from(row).toString());

test('a thread gives the answers of this one, asked or prepared', { timeout: 60_000 }, async () => {
  const here = texts(await rowClassifierOf(openClassifier(files)).classify(inputs));
  const worker = startClassifyWorker(files);
  try {
    const preparing = worker.preparing();
    preparing.prepare(inputs.map((input) => ({ kind: input.kind, contentHash: input.text, input })));
    const asked = await worker.classify(inputs);
    expect(texts(asked)).toEqual(here);
    const prepared = inputs.map((input) => ({ kind: input.kind, contentHash: input.text }));
    expect(texts(await preparing.prepared(prepared))).toEqual(here);
    expect(await worker.prepared(prepared)).toEqual(inputs.map(() => undefined));
    const words = await worker.cut?.(['色差太大了', '']);
    expect(words?.map((one) => one.join(''))).toEqual(['色差太大了', '']);
    expect(words?.[0]).toContain('色差');
  } finally {
    await worker.close();
  }
});

test('a thread that cannot load says why, and so does one that was closed', { timeout: 60_000 }, async () => {
  const worker = startClassifyWorker({ ...files, taxonomy: resolve(seeds, 'taxonomy/missing.json') });
  await expect(worker.classify(inputs)).rejects.toThrow('missing.json');
  await worker.close();
  await expect(worker.classify(inputs)).rejects.toThrow();
});

test('closing lets the thread answer what it has, as ending it in the middle would end the process', async () => {
  const worker = startClassifyWorker(files);
  const asked = worker.classify(inputs);
  await worker.close();
  expect(await asked).toHaveLength(inputs.length);
});

test('closing a thread that never started does nothing', async () => {
  await startClassifyWorker(files).close();
});
