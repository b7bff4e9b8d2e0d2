import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../testing/judge.ts';
import { calibrate, givenLabels } from './calibration.ts';

const labels = (confidence: number, right: number, wrong: number) => [
  ...Array.from({ length: right }, () => ({ confidence, isRight: true })),
  ...Array.from({ length: wrong }, () => ({ confidence, isRight: false })),
];

describe('calibrate', () => {
  it('finds no error where confidence is frequency', () => {
    const { error, bins } = calibrate([...labels(0.5, 5, 5), ...labels(0.9, 9, 1)], 2);
    expect(error).toBeCloseTo(0, 12);
    expect(bins.map(({ from, labels: n, right }) => [from, n, right])).toEqual([
      [0.5, 10, 5],
      [0.9, 10, 9],
    ]);
  });

  it('weighs how far each bin is off', () => {
    expect(calibrate([...labels(0.5, 10, 0), ...labels(0.9, 9, 1)], 2).error).toBeCloseTo(0.25, 12);
  });

  it('has bins of equal count that hold every label once', () => {
    const some = fc.array(
      fc.record({ confidence: fc.double({ min: 0, max: 1, noNaN: true }), isRight: fc.boolean() }),
    );
    fc.assert(
      fc.property(some, (drawn) => {
        const { bins, labels: count, error } = calibrate(drawn);
        const sizes = bins.map((bin) => bin.labels);
        expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(drawn.length);
        expect(count).toBe(drawn.length);
        if (drawn.length >= 10) expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        expect(error).toBeGreaterThanOrEqual(0);
        expect(error).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('takes every label that was given', () => {
    expect(givenLabels([judge('1', ['quality.fit'], ['quality.fit@0.8', 'after.slow@0.6'])])).toEqual([
      { confidence: 0.8, isRight: true },
      { confidence: 0.6, isRight: false },
    ]);
  });
});
