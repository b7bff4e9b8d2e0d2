import { performance } from 'node:perf_hooks';
import type { Classifier } from './classify/index.ts';
import type { Segmenter } from './segment/index.ts';

export interface ClassifyBench {
  texts: number;
  characters: number;
  /** Microseconds an item: cutting the raw text alone, and classifying it, cutting included. */
  cutMicros: number;
  classifyMicros: number;
  /** Classifying over cutting. */
  ratio: number;
}

const batchSize = 500;

/** The middle value; the upper one of two. */
export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Compares classification with cutting the same texts in the same process, median of `rounds`, loading left out. */
export function benchClassify(
  texts: readonly string[],
  classifier: Classifier,
  segmenter: Segmenter,
  rounds = 3,
): ClassifyBench {
  const cut = (): void => {
    for (const text of texts) segmenter.cut(text);
  };
  const classify = (): void => {
    for (let at = 0; at < texts.length; at += batchSize)
      classifier.classifyMany(
        texts.slice(at, at + batchSize).map((text) => ({ id: 'x', kind: 'review', text })),
      );
  };
  for (const text of texts.slice(0, 2000)) classifier.classify({ id: 'x', kind: 'review', text });
  const cuts: number[] = [];
  const classifications: number[] = [];
  for (let round = 0; round < rounds; round++) {
    cuts.push(timed(cut));
    classifications.push(timed(classify));
  }
  const perItem = 1000 / Math.max(1, texts.length);
  const cutMicros = median(cuts) * perItem;
  const classifyMicros = median(classifications) * perItem;
  return {
    texts: texts.length,
    characters: texts.reduce((sum, text) => sum + text.length, 0),
    cutMicros,
    classifyMicros,
    ratio: classifyMicros / cutMicros,
  };
}
