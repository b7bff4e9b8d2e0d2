import { SkippableError } from '@voc/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCount, parseId, parseInteger, parseRating } from './parse-values.ts';

describe('parseId', () => {
  test.each([
    ['="683139128538"', '683139128538'],
    ['100008847233 ', '100008847233'],
    ['6951908818378318147\t', '6951908818378318147'],
    ["'0012", '0012'],
    ['A1201-02-2XL', 'A1201-02-2XL'],
    ['1E5', '1E5'],
    [10130791021, '10130791021'],
  ])('reads %j', (raw, expected) => expect(parseId(raw)).toBe(expected));

  test.each(['', '\t', '=""', 'nan'])('takes %j as absent', (raw) => expect(parseId(raw)).toBeNull());

  test.each(['1.23457E+18', '1.23457e18', '4E+11', '="1.23457E+18"'])('refuses %s', (raw) => {
    expect(() => parseId(raw)).toThrow(SkippableError);
    expect(() => parseId(raw)).toThrow('科学计数法');
  });

  test('refuses a JSON number that has lost digits', () => {
    expect(() => parseId(Number('6951908818378318147'))).toThrow('位数已丢失');
    expect(() => parseId(1.5)).toThrow(SkippableError);
  });

  test('keeps every digit behind any guard', () => {
    const digits = fc.stringMatching(/^\d{1,24}$/);
    fc.assert(
      fc.property(digits, fc.constantFrom('', ' ', '\t', '\uFEFF'), (id, tail) => {
        for (const raw of [`${id}${tail}`, `="${id}"${tail}`, `'${id}`]) expect(parseId(raw)).toBe(id);
      }),
    );
  });
});

describe('parseInteger and parseRating', () => {
  test.each([
    ['88', 88],
    ['1,312', 1312],
    ['3.0', 3],
    ['', null],
  ])('reads the number %j', (raw, expected) => expect(parseInteger(raw)).toBe(expected));

  test.each(['-1', '1,31', '1.5', '9007199254740993', '18606人付款'])('refuses the number %s', (raw) =>
    expect(() => parseInteger(raw)).toThrow(SkippableError),
  );

  test.each([
    ['5', 5],
    ['4.0', 4],
    ['3星', 3],
    ['二星', 2],
    ['\uFF15', 5],
    ['★★★★☆', 4],
    ['nan', null],
  ])('reads the stars %j', (raw, expected) => expect(parseRating(raw)).toBe(expected));

  test.each(['0', '6', '4.5', '很好', '☆☆☆', '★★★★★★', '55'])('refuses the stars %s', (raw) =>
    expect(() => parseRating(raw)).toThrow('不在 1~5 星'),
  );

  test('any number prints and reads back, any text gives 1 to 5, null or a refusal', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.string(), (value, raw) => {
        expect(parseInteger(String(value))).toBe(value);
        try {
          expect([null, 1, 2, 3, 4, 5]).toContain(parseRating(raw));
        } catch (error) {
          expect(error).toBeInstanceOf(SkippableError);
        }
      }),
    );
  });
});

test('the rating words of platforms are stars', () => {
  expect(['好评', '中评', '差评', 'good', 'neutral', 'bad'].map(parseRating)).toEqual([5, 3, 1, 5, 3, 1]);
});

test.each([
  ['3', 3],
  ['["a.png","b.png"]', 2],
  ['https://x.cn/a.png, https://x.cn/b.png;//x.cn/c.png', 3],
  ['', null],
  ['有图', null],
  ['[1', null],
])('%s counts as %s pictures', (cell, count) => expect(parseCount(cell)).toBe(count));
