import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FirstLines } from './first-lines.ts';

const id = fc.integer({ min: 0, max: 300 }).map((n) => `same-one${String(n).padStart(4, '0')}`);

test('finds the first line of each id, also where all digits that are hashed are the same', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom('', 'a\t', '好评\t'), id), { maxLength: 200 }), (rows) => {
      const bytes = Buffer.from(rows.map(([before, own]) => `${before}${own}\tend\n`).join(''));
      const lines = new FirstLines();
      for (const round of [1, 2]) {
        const known = new Map<string, number>();
        let start = 0;
        for (const [before, own] of rows) {
          const found = lines.find(bytes, start, start + Buffer.byteLength(before));
          expect([round, found]).toEqual([round, known.get(own) ?? -1]);
          if (found < 0) known.set(own, start);
          start += Buffer.byteLength(`${before}${own}\tend\n`);
        }
        lines.clear();
      }
    }),
  );
});
