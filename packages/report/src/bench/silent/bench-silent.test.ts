import { expect, test } from 'vitest';
import { benchSilent } from './bench-silent.ts';

test('where reviews and chats tell the same hardly anybody is named, and those named are mostly hidden', () => {
  const [nobody, , three] = benchSilent({ shops: 30 });
  expect(nobody?.falselyNamed).toBeLessThanOrEqual(0.2);
  expect(three?.falseShare).toBeLessThanOrEqual(0.1);
  expect(three?.found).toBeGreaterThan(0.05);
});
