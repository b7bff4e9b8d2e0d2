import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrate, confidenceOf } from './calibrate.ts';

const leaves = fc.array(
  fc.record({ margin: fc.double({ min: -3, max: 8, noNaN: true }), right: fc.boolean() }),
  { maxLength: 300 },
);

describe('calibration', () => {
  it('never falls as the margin rises, and stays between 0 and 1', () => {
    fc.assert(
      fc.property(leaves, fc.array(fc.double({ min: -9, max: 12, noNaN: true })), (held, margins) => {
        const points = calibrate(held, 20);
        const sorted = margins.sort((a, b) => a - b).map((margin) => confidenceOf(points, margin));
        sorted.forEach((confidence, i) => {
          expect(confidence).toBeGreaterThanOrEqual(Math.max(0, sorted[i - 1] ?? 0));
          expect(confidence).toBeLessThanOrEqual(1);
        });
      }),
    );
  });

  it('keeps the share of right leaves', () => {
    const held = Array.from({ length: 400 }, (_, i) => ({ margin: i / 100, right: i % 4 !== 0 }));
    expect(confidenceOf(calibrate(held), 2)).toBeCloseTo(0.75, 2);
  });

  it('draws a straight line between two points and holds the ends', () => {
    const points = [
      { margin: 0, right: 0.4 },
      { margin: 2, right: 0.8 },
    ];
    expect([-1, 0, 1, 2, 3].map((margin) => confidenceOf(points, margin))).toEqual([0.4, 0.4, 0.6, 0.8, 0.8]);
  });
});
