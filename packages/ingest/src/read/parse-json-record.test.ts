import { expect, test } from 'vitest';
import { parseExactly, parseJsonRecord } from './parse-json-record.ts';

test('ids of 19 digits stay whole beside fractions of as many digits', () => {
  const text = '{"id": 6923456789012345678, "score":0.1234567890123456,"list":[1234567890123456789]}';
  expect(parseExactly(text)).toEqual({
    id: '6923456789012345678',
    score: Number('0.1234567890123456'),
    list: ['1234567890123456789'],
  });
});

test('digits inside of texts stay as they are', () => {
  expect(parseExactly('{"a":1234567890123456789,"t":"x :1234567890123456789, y"}')).toEqual({
    a: '1234567890123456789',
    t: 'x :1234567890123456789, y',
  });
});

test('names of prototypes are plain keys', () => {
  const fields = parseJsonRecord('{"__proto__":{"isAdmin":true},"constructor":1}');
  expect([...(fields ?? [])]).toEqual([
    ['__proto__.isAdmin', 'true'],
    ['constructor', '1'],
  ]);
  expect({}).not.toHaveProperty('isAdmin');
});

test('a number of more digits than are kept is told as such, never as an id', () => {
  const fields = parseJsonRecord('{"id":6.9519088183783178e18,"n":120000000000000000000.5,"count":12e3}');
  expect(Object.fromEntries(fields ?? [])).toEqual({
    id: '6.951908818378318E+18',
    n: '1.2E+20',
    count: '12000',
  });
});

test('of a name given twice the last counts, as for every reader of JSON', () => {
  expect([...(parseJsonRecord('{"id":1,"id":2}') ?? [])]).toEqual([['id', '2']]);
});

test.each([
  ['a number out of range', '{"rating":1e999}'],
  ['no number', '{"rating":NaN}'],
  ['a depth of 100,000', `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
  ['a list', '[1]'],
  ['half an object', '{"a":'],
])('%s is no record', (_, text) => expect(parseJsonRecord(text)).toBeUndefined());
