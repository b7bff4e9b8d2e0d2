import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packRows, rowAt } from './row-block.ts';

it('gives back every row as it was, whatever its characters', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), (rows) => {
      const block = packRows(rows);
      expect(rows.map((_, i) => Buffer.from(rowAt(block, i)).toString())).toEqual(rows);
    }),
  );
});
