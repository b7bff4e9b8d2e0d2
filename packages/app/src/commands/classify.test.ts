import { expect, it } from 'vitest';
import { threadsFor } from './classify.ts';

it('takes a thread for each 4 MB begun, no more than cores and at most four', () => {
  expect(threadsFor(0, 2)).toBe(1);
  expect(threadsFor(4_000_000, 2)).toBe(1);
  expect(threadsFor(4_000_001, 2)).toBe(2);
  expect(threadsFor(1e9, 2)).toBe(2);
  expect(threadsFor(1e9, 64)).toBe(4);
});
