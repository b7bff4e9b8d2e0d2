import { expect, test } from 'vitest';
import { markTexts, markTurn, mergeMarks } from './mark-evidence.ts';

test('spans that touch are one', () => {
  expect(
    mergeMarks([
      [4, 6],
      [0, 2],
      [1, 4],
      [9, 9],
    ]),
  ).toEqual([[0, 6]]);
});

test('evidence in a follow-up is marked there', () => {
  const evidence = [
    { start: 1, end: 3 },
    { start: 5, end: 7 },
    { start: 0, end: 2, turn: 0 },
  ];
  expect(markTexts(['颜色偏绿', '又掉色'], evidence)).toEqual([
    { text: '颜色偏绿', marks: [[1, 3]] },
    { text: '又掉色', marks: [[0, 2]] },
  ]);
});

test('evidence of another turn, or beyond the text, marks nothing', () => {
  const evidence = [
    { start: 0, end: 2, turn: 1 },
    { start: 8, end: 9, turn: 0 },
  ];
  expect(markTurn('颜色', 0, evidence).marks).toEqual([]);
  expect(markTurn('颜色', 1, evidence).marks).toEqual([[0, 2]]);
});
