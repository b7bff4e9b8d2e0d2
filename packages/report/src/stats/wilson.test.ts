import { expect, test } from 'vitest';
import { wilsonInterval } from './wilson.ts';

test('agrees with R prop.test at 80 % confidence', () => {
  const { lower, upper } = wilsonInterval(3, 10, 1.2815515655446004);
  expect(lower).toBeCloseTo(0.153799178075967, 12);
  expect(upper).toBeCloseTo(0.502628294760249, 12);
});
