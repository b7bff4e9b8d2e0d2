import { expect, test } from 'vitest';
import { benchAttribution } from './bench-attribution.ts';

test('chance names hardly anybody, a rise its product; whoever has most of the increase is named every week', () => {
  const [nothing, , , five] = benchAttribution({ weeks: 150 });
  expect(nothing?.falselyNamed).toBeLessThanOrEqual(0.1);
  expect(nothing?.naiveFalselyNamed).toBeGreaterThan(0.1);
  expect(five?.found).toBeGreaterThan(0.6);
});
