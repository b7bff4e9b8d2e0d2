import { resolve } from 'node:path';
import {
  type ClassifierFiles,
  ClassifyThreads,
  type Lines,
  openClassifier,
  rowClassifierOf,
  startClassifyWorker,
} from '@voc/classify';
import { expect, test } from 'vitest';

const seeds = resolve(import.meta.dirname, '../../seeds');
const files: ClassifierFiles = {
  taxonomy: resolve(seeds, 'taxonomy/taxonomy.json'),
  lexicon: resolve(seeds, 'lexicon'),
  models: resolve(seeds, 'model'),
  abstainBelow: 0.3,
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
  const here = texts(await rowClassifierOf(openClassifier(files), files.abstainBelow).classify(inputs));
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

test('several threads give the answers of one, in the order asked', { timeout: 60_000 }, async () => {
  const many = Array.from({ length: 1100 }, (_, i) => ({
    ...inputs[i % inputs.length],
    id: `n${i}`,
    kind: 'review' as const,
  }));
  const [one, several] = [
    startClassifyWorker({ ...files, fast: true }),
    startClassifyWorker({ ...files, fast: true }, 2),
  ];
  try {
    const [alone, shared] = await Promise.all([one.classify(many), several.classify(many)]);
    expect(texts(shared)).toEqual(texts(alone));
    expect(new Set(texts(shared)).size).toBeGreaterThan(2);
  } finally {
    await Promise.all([one.close(), several.close()]);
  }
});

test('closing a thread that never started does nothing', async () => {
  await startClassifyWorker(files).close();
});

/** So many items a piece. */
async function* piecesOf(items: readonly unknown[], size: number): AsyncGenerator<Lines> {
  for (let at = 0; at < items.length; at += size) {
    const text = items.slice(at, at + size).map((item) => `${JSON.stringify(item)}\n`);
    yield { bytes: new TextEncoder().encode(text.join('')), file: 'items.jsonl', row: at + 1 };
  }
}

test('threads give the answers of one classifier in the order of the lines, in pieces of any size', {
  timeout: 60_000,
}, async () => {
  const items = Array.from({ length: 50 }, (_, i) => ({ ...inputs[i % inputs.length], id: `n${i}` }));
  const threads = new ClassifyThreads({ ...files, fast: true }, 2);
  const answersIn = async (pieces: AsyncIterable<Lines>): Promise<string> => {
    let read = '';
    for await (const { bytes } of threads.answer(pieces)) read += Buffer.from(bytes).toString();
    return read;
  };
  try {
    const whole = await answersIn(piecesOf(items, 50));
    expect(
      whole
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).id),
    ).toEqual(items.map(({ id }) => id));
    expect(await answersIn(piecesOf(items, 7))).toBe(whole);
    const broken = [...items.slice(0, 20), { id: 7 }, ...items.slice(20)];
    await expect(answersIn(piecesOf(broken, 7))).rejects.toThrow('第 21 行');
    expect(await answersIn(piecesOf(items, 1))).toBe(whole);
  } finally {
    await threads.close();
  }
});

test('threads that cannot load say why', { timeout: 60_000 }, async () => {
  const threads = new ClassifyThreads({ ...files, taxonomy: resolve(seeds, 'taxonomy/missing.json') }, 2);
  await expect(threads.answer(piecesOf(inputs, 1)).next()).rejects.toThrow('missing.json');
  await threads.close();
});
