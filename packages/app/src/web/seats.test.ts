import { expect, test } from 'vitest';
import { createSeats } from './seats.ts';

test('nobody takes more than their own, all together no more than there are, and what is given back is free', () => {
  const seats = createSeats({ all: 3, each: 2 });
  const first = seats.take('a');
  const second = seats.take('a');
  expect(seats.take('a')).toBeUndefined();
  expect(seats.take('b')).toBeDefined();
  expect(seats.take('c')).toBeUndefined();
  first?.();
  first?.();
  expect(seats.take('a')).toBeDefined();
  expect(seats.take('a')).toBeUndefined();
  second?.();
  expect(seats.take('c')).toBeDefined();
});
