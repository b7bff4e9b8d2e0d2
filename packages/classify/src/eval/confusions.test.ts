import { expect, it } from 'vitest';
import { judge } from '../testing/judge.ts';
import { confuse, mostConfused, none } from './confusions.ts';

const judged = [
  judge('1', ['mismatch.color'], ['mismatch.color']),
  judge('2', ['mismatch.color'], ['quality.fit']),
  judge('3', ['mismatch.color', 'after.slow'], ['quality.fit', 'after.slow']),
  judge('4', ['mismatch.color'], []),
  judge('5', [], ['quality.fit']),
  judge('6', ['after.slow', 'after.fee'], ['quality.fit']),
];
const rows = (some: ReturnType<typeof confuse>) =>
  some.map(({ wanted, given, items }) => [wanted, given, items]);

it('pairs what was missed with what was invented, and keeps hits and what has no partner', () => {
  expect(rows(confuse(judged))).toEqual([
    ['mismatch.color', 'quality.fit', 2],
    [none, 'quality.fit', 1],
    ['after.fee', 'quality.fit', 1],
    ['after.slow', 'after.slow', 1],
    ['after.slow', 'quality.fit', 1],
    ['mismatch.color', none, 1],
    ['mismatch.color', 'mismatch.color', 1],
  ]);
});

it('counts a group once an item', () => {
  expect(rows(confuse([judge('1', ['after.slow', 'after.fee'], ['quality.fit'])], 'group'))).toEqual([
    ['after', 'quality', 1],
  ]);
});

it('lists only pairs of two different classes, the most frequent first', () => {
  expect(rows(mostConfused(confuse(judged), 2))).toEqual([
    ['mismatch.color', 'quality.fit', 2],
    ['after.fee', 'quality.fit', 1],
  ]);
});
