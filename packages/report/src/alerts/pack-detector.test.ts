import { addDays, FatalError } from '@voc/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { advanceInPlace } from './advance-day.ts';
import { emptyDetector } from './detector.ts';
import { packDetector, unpackDetector } from './pack-detector.ts';

const count = fc.integer({ min: 0, max: 40 });
const rows = fc.uniqueArray(
  fc.record({
    productId: fc.constantFrom('A', '款"1', 'C', 'D'),
    category: fc.constantFrom('mismatch!', 'quality'),
    complaints: count,
    exposure: fc.double({ min: 0.001, max: 900, noNaN: true }),
  }),
  { selector: ({ productId, category }) => `${category} ${productId}` },
);

test('a packed state is the same bit by bit, and packed again gives the same bytes', () => {
  fc.assert(
    fc.property(fc.array(rows, { maxLength: 20 }), (days) => {
      const detector = emptyDetector();
      for (const [t, given] of days.entries())
        advanceInPlace(detector, { day: addDays('2026-03-02', t), rows: given });
      const packed = packDetector(detector);
      expect(unpackDetector(packed)).toEqual(detector);
      expect(packDetector(unpackDetector(packed)).equals(packed)).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test('bytes that were cut short are refused', () => {
  const detector = emptyDetector();
  advanceInPlace(detector, {
    day: '2026-03-02',
    rows: [{ productId: 'A', category: 'c', complaints: 1, exposure: 9 }],
  });
  const packed = packDetector(detector);
  expect(() => unpackDetector(packed.subarray(0, packed.length - 12))).toThrow(FatalError);
  expect(() => unpackDetector(Buffer.from('{}'))).toThrow(FatalError);
});
