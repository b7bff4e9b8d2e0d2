import { dayOf } from '@voc/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOfInstant, formatInstant } from './format-instant.ts';

const from = Date.UTC(2003, 0, 1);
const to = Date.UTC(2100, 0, 1);

test('instants are written as the platform writes them, and have the business day of Shanghai', () => {
  fc.assert(
    fc.property(fc.integer({ min: from, max: to }), (epoch) => {
      const instant = new Date(epoch);
      expect(formatInstant(epoch)).toBe(instant.toISOString());
      expect(dayOfInstant(formatInstant(epoch))).toBe(dayOf(instant));
    }),
    { numRuns: 10_000 },
  );
});

test('a business day begins at four in the afternoon of UTC', () => {
  expect(dayOfInstant('2026-11-10T15:59:59.999Z')).toBe('2026-11-10');
  expect(dayOfInstant('2026-11-10T16:00:00.000Z')).toBe('2026-11-11');
});
