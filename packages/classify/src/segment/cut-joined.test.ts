import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seedLexicon } from '../testing/tiny-model.ts';
import { cutJoined, shareTokens } from './cut-joined.ts';
import { createJieba } from './jieba.ts';
import { normalise } from './normalise.ts';

const jieba = createJieba(seedLexicon().userDictionary);
const pieces = fc.constantFrom(
  '色差',
  '太大',
  '了',
  ',',
  '。',
  ' ',
  '\n',
  '没有',
  'abc',
  '00',
  '😀',
  '𠮷',
  '!',
  '客服不理',
);
const text = fc.array(pieces, { maxLength: 12 }).map((list) => normalise(list.join('')).text);

describe('cutting many texts', () => {
  it('gives what cutting one after another gives', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 30 }), (texts) => {
        expect(jieba.cutMany(texts)).toEqual(texts.map((one) => (one === '' ? [] : jieba.cut(one))));
      }),
    );
  });

  it('cuts one after another where a token crosses a line', () => {
    const pairs = (one: string): string[] => one.match(/[\s\S]{1,2}/g) ?? [];
    expect(cutJoined(['abc', 'de', 'f'], pairs)).toEqual([['ab', 'c'], ['de'], ['f']]);
  });

  it('refuses tokens that do not add up to the lines', () => {
    expect(shareTokens(['a', '\n', 'b'], ['a', 'b'])).toEqual([['a'], ['b']]);
    expect(shareTokens([], ['a'])).toBeUndefined();
    expect(shareTokens(['a', '\n', 'b', 'c'], ['a', 'b'])).toBeUndefined();
    expect(shareTokens(['ab'], ['a', 'b'])).toBeUndefined();
  });

  it('takes texts that are longer together than one call', () => {
    const long = '颜色不对。'.repeat(900);
    expect(jieba.cutMany([long, long, '好', long]).map((tokens) => tokens.join(''))).toEqual([
      long,
      long,
      '好',
      long,
    ]);
  });
});
