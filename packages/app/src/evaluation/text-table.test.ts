import fc from 'fast-check';
import { expect, it } from 'vitest';
import { textTable, widthOf } from './text-table.ts';

it('counts Chinese characters and emojis as two columns', () => {
  expect(widthOf('F1')).toBe(2);
  expect(widthOf('查准率(%)')).toBe(9);
  expect(widthOf('😀')).toBe(2);
});

it('puts the first column to the left and the others to the right', () => {
  expect(
    textTable(
      ['类目', '条数'],
      [
        ['尺码', '12'],
        ['a', '1,200'],
      ],
    ),
  ).toEqual(['类目   条数', '尺码     12', 'a     1,200']);
});

it('ends every line of any table at the same column', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '1', '好', '😀'), minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
      const widths = textTable(['名', '数'], rows).map(widthOf);
      expect(new Set(widths).size).toBe(1);
    }),
  );
});
