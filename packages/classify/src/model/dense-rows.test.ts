import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DenseRows } from './dense-rows.ts';

const rows = 20;
const weight = fc.oneof(fc.integer({ min: -127, max: 127 }), fc.constantFrom(-127, 127));

describe('DenseRows', () => {
  it.each([1, 15, 16, 17, 58, 64, 130])('adds rows of %i classes as a plain loop does', (classes) => {
    const cells = fc.array(weight, { minLength: rows * classes, maxLength: rows * classes });
    const picked = fc.array(fc.nat({ max: rows - 1 }), { maxLength: 900 });
    fc.assert(
      fc.property(cells, picked, (table, picks) => {
        const dense = new DenseRows(rows, classes);
        const want = new Int32Array(classes).fill(5);
        table.forEach((one, i) => {
          dense.weights[Math.floor(i / classes) * dense.stride + (i % classes)] = one;
        });
        for (const row of picks)
          for (let c = 0; c < classes; c++) want[c] = (want[c] ?? 0) + (table[row * classes + c] ?? 0);
        const sums = new Int32Array(classes).fill(5);
        dense.addTo(sums, Int32Array.from(picks), picks.length);
        expect(sums).toEqual(want);
      }),
      { numRuns: 20 },
    );
  });

  it('holds the greatest sums', () => {
    const dense = new DenseRows(2, 2);
    dense.weights.set([127, -127]);
    const sums = new Int32Array(2);
    dense.addTo(sums, new Int32Array(3000), 3000);
    expect([...sums]).toEqual([381000, -381000]);
  });
});
