import fc from 'fast-check';
import { expect, test } from 'vitest';
import { midTail } from './mid-tail.ts';

test.each([
  [0, 3, 0.5, 0.9375],
  [3, 0, 0.5, 0.0625],
  [2, 2, 0.5, 0.5],
  [1, 1, 0.2, 0.2],
])('%s hits and %s misses at %s have mid-p %s', (hits, misses, chance, p) => {
  expect(midTail(hits, misses, chance)).toBeCloseTo(p, 12);
});

test('both tails are one together', () => {
  const count = fc.integer({ min: 0, max: 60 });
  fc.assert(
    fc.property(count, count, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (hits, misses, chance) => {
      expect(midTail(hits, misses, chance) + midTail(misses, hits, 1 - chance)).toBeCloseTo(1, 9);
    }),
  );
});
