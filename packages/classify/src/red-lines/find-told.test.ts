import { describe, expect, it } from 'vitest';
import { quotables } from '../evidence/index.ts';
import { readParts } from '../features/index.ts';
import { pairCutter, review, seedLexicon } from '../testing/tiny-model.ts';
import { trainRedLines } from '../train/train-red-lines.ts';
import { findTold } from './find-told.ts';
import { WindowScorer } from './window-scorer.ts';
import { WordClasses } from './word-classes.ts';

const classes = new WordClasses(seedLexicon().tables['red-line-words']);
const told = Array.from({ length: 20 }, (_, n) => ({
  input: review(`插头冒着蓝光滋滋响${n % 3}`),
  kinds: ['safety.hazard' as const],
}));
const calm = Array.from({ length: 20 }, (_, n) => ({
  input: review(`颜色好看,很喜欢,穿着暖和${n % 3}`),
  kinds: [],
}));
const model = trainRedLines({ written: told, real: calm, classes, segmenter: pairCutter });
const scorer = new WindowScorer(model, classes);

const find = (text: string): string[] => {
  const input = review(text);
  const places = quotables(input, readParts([input], pairCutter)[0] ?? []);
  return places.flatMap((place) => findTold(scorer, place)).map(({ kind }) => kind);
};

describe('findTold', () => {
  it('hears what it has learned, and nothing in other words', () => {
    expect(find('充电时插头冒着蓝光')).toEqual(['safety.hazard']);
    expect(find('颜色好看,很喜欢')).toEqual([]);
  });

  it('gives the same scorer for the same items', () => {
    const again = trainRedLines({ written: told, real: calm, classes, segmenter: pairCutter });
    expect(again).toEqual(model);
  });
});
