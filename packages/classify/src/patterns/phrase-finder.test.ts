import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from '../segment/index.ts';
import { PhraseFinder } from './phrase-finder.ts';

const find = (phrases: string[], raw: string): [string, number, number][] => {
  const finder = new PhraseFinder<string>();
  for (const phrase of phrases) finder.add(phrase, phrase);
  const { codes, text } = normalise(raw);
  return finder.find(codes, text).map(({ value, start, end }) => [value, start, end]);
};

describe('PhraseFinder', () => {
  it('finds overlapping phrases and phrases with a gap', () => {
    expect(find(['色差', '色差大', '标*小'], '色差大,标的比实物小')).toEqual([
      ['色差', 0, 2],
      ['色差大', 0, 3],
      ['标*小', 4, 10],
    ]);
  });

  it('lets a gap be six units and no more', () => {
    expect(find(['标*小'], '标一二三四五六小')).toHaveLength(1);
    expect(find(['标*小'], '标一二三四五六七小')).toEqual([]);
  });

  it('finds what a plain search finds', () => {
    const text = fc.string({ unit: fc.constantFrom('色', '差', '大'), maxLength: 30 });
    const phrase = fc.string({ unit: fc.constantFrom('色', '差', '大'), minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(text, phrase, (raw, wanted) => {
        const normal = normalise(raw).text;
        const sought = normalise(wanted).text;
        const starts = [...normal].flatMap((_, at) => (normal.startsWith(sought, at) ? [at] : []));
        expect(find([wanted], raw).map(([, start]) => start)).toEqual(starts);
      }),
    );
  });
});
