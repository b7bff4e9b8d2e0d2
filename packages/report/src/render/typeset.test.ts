import { expect, test } from 'vitest';
import { typeset } from './typeset.ts';

test.each([
  ['本周客诉 1,286 条,超出正常波动;主要是 A', '本周客诉 1,286 条，超出正常波动；主要是 A'],
  ['11-09 20:14 改过', '11-09 20:14 改过'],
  ['高(3天17条,正常约3条)', '高（3天17条，正常约3条）'],
  ['Model v1, (beta): ok', 'Model v1, (beta): ok'],
  ['①变化:本周', '①变化：本周'],
  ['=20.9‰(上周 18.2‰),超出', '=20.9‰（上周 18.2‰），超出'],
])('%s', (given, expected) => {
  expect(typeset(given)).toBe(expected);
});
