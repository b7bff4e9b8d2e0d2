import { expect, test } from 'vitest';
import { createCooling } from './cooling.ts';

test('the wait doubles with every failure in a row, up to ten minutes, and ends with a success', () => {
  const cooling = createCooling();
  expect(cooling.waitMs('a', 0)).toBe(0);
  const waits = Array.from({ length: 7 }, () => {
    cooling.failed('a', 0);
    return cooling.waitMs('a', 0) / 1000;
  });
  expect(waits).toEqual([30, 60, 120, 240, 480, 600, 600]);
  expect(cooling.waitMs('a', 600_000)).toBe(0);
  expect(cooling.waitMs('b', 0)).toBe(0);
  cooling.done('a');
  expect(cooling.waitMs('a', 0)).toBe(0);
});
