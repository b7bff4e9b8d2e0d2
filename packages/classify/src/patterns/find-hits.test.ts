import { describe, expect, it } from 'vitest';
import { readParts } from '../features/index.ts';
import type { Lexicon } from '../lexicon/index.ts';
import { oneByOne } from '../segment/index.ts';
import { review, seedLexicon } from '../testing/tiny-model.ts';
import { buildPatterns } from './build-patterns.ts';
import { findHits } from './find-hits.ts';

const uncut = oneByOne(() => []);

const lexicon: Lexicon = {
  ...seedLexicon(),
  tables: {
    ...seedLexicon().tables,
    'red-lines': [
      ['safety.hazard', '漏电|炸了'],
      ['!safety.hazard', '漏电保护|肺*炸了'],
      ['regulator', '漏电'],
    ],
    praises: [['quality.fit', '合身', '合身|刚好$']],
    flaws: [['mismatch.color', '色差|偏色']],
  },
};
const patterns = buildPatterns(lexicon, ['red-lines', 'praises']);

const hitsOf = (text: string): string[] =>
  findHits(patterns, readParts([review(text)], uncut)[0] ?? []).map(
    ({ row, part, start, end }) => `${row.cells[0]} ${part.normal.text.slice(start, end)}`,
  );

describe('findHits', () => {
  it('leaves out what an exception of the same name covers, and nothing else', () => {
    expect(hitsOf('漏电保护器')).toEqual(['regulator 漏电']);
    expect(hitsOf('肺都气炸了')).toEqual([]);
    expect(hitsOf('装了漏电保护还是漏电')).toContain('safety.hazard 漏电');
  });

  it('takes a phrase that must end its clause only there', () => {
    expect(hitsOf('大小刚好,')).toEqual(['quality.fit 刚好']);
    expect(hitsOf('大小刚好')).toEqual(['quality.fit 刚好']);
    expect(hitsOf('刚好少一件')).toEqual([]);
  });

  it.each(['没有色差', '没什么色差', '谈不上色差', '看不出偏色', '一点色差都没有', '色差都没几分'])(
    'knows %s as a denial',
    (text) => {
      expect(hitsOf(text).some((hit) => hit.startsWith('mismatch.color'))).toBe(true);
    },
  );

  it.each(['说好没有色差', '页面写着没有色差', '色差很大', '色差都没人管'])(
    'finds no denial in %s',
    (text) => {
      expect(hitsOf(text)).toEqual([]);
    },
  );

  it('lets a negation reach over no blank', () => {
    const [hit] = findHits(patterns, readParts([review('没有声音 漏电')], uncut)[0] ?? []);
    expect(hit?.negated).toBe(false);
    const [denied] = findHits(patterns, readParts([review('没有漏电')], uncut)[0] ?? []);
    expect(denied?.negated).toBe(true);
  });
});
