import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { seedLexicon } from '../testing/tiny-model.ts';
import { createJieba } from './jieba.ts';
import { normalise } from './normalise.ts';
import { openSegmenter } from './open-segmenter.ts';

const folder = mkdtempSync(join(tmpdir(), 'voc-cut-'));
const userDictionary = join(folder, 'user-dictionary.txt');
const ownWords = '奥利给\n绝绝子 n\n色差太大 90000 n\n鵼\n👍🏻棒 x\n7天无理由 3 n\n';
writeFileSync(userDictionary, readFileSync(seedLexicon().userDictionary, 'utf8') + ownWords);
afterAll(() => rmSync(folder, { recursive: true }));

const jieba = createJieba(userDictionary);
const segmenter = openSegmenter(userDictionary);

const gold = resolve(import.meta.dirname, '../../../../seeds/gold');
const texts = readdirSync(gold)
  .filter((name) => name.endsWith('.jsonl'))
  .flatMap((name) => readFileSync(join(gold, name), 'utf8').split('\n'))
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line))
  .flatMap(({ text, turns }) => [text, ...(turns ?? []).map((turn: { text: string }) => turn.text)])
  .filter((text) => typeof text === 'string');

/** Words, what stands between them, names and characters that no dictionary holds, numbers and Latin words in all mixtures. */
const pieces = [
  ...[
    '色差太大',
    '绝绝子',
    '奥利给',
    '👍🏻棒',
    '👍',
    '鵼',
    '7天无理由',
    '客服',
    '不理人',
    '了',
    '很',
    '王小明',
  ],
  ...[
    '欸嘿',
    '龘',
    '𠮷',
    '가',
    'abc',
    'Type',
    '5v2a',
    '3.14',
    '00',
    '.',
    ',',
    ' ',
    '\t',
    '\n',
    '，',
    '。',
    '!',
    '~',
    '-',
  ],
];

describe('the segmenter', () => {
  it('cuts the gold set as nodejieba does, as it is written and in normal form', () => {
    expect(texts.length).toBeGreaterThan(600);
    for (const text of texts)
      for (const one of [text, normalise(text).text]) expect(segmenter.cut(one)).toEqual(jieba.cut(one));
  });

  it('cuts any mixture as nodejieba does', () => {
    const mixture = fc.array(fc.constantFrom(...pieces), { maxLength: 25 }).map((list) => list.join(''));
    fc.assert(
      fc.property(mixture, (text) => {
        expect(segmenter.cut(text)).toEqual(jieba.cut(text));
      }),
      { seed: 5, numRuns: 3000 },
    );
  });

  it('takes time that is linear in the length', () => {
    for (const unit of ['哈', '👍', '龘', 'a', '鵼好'])
      expect(segmenter.cut(unit.repeat(200_000)).join('')).toHaveLength(unit.length * 200_000);
  });
});
