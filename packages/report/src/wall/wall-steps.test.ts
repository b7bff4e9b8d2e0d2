import { expect, test } from 'vitest';
import { nextWallSteps, refusalOfWallStep, type WallState } from './wall-steps.ts';

test('a card is confirmed before it is claimed, and solved with a word', () => {
  expect(refusalOfWallStep('raised', 'claimed', null)).toContain('刷新');
  expect(refusalOfWallStep('raised', 'confirmed', null)).toBeNull();
  expect(refusalOfWallStep('confirmed', 'claimed', null)).toBeNull();
  expect(refusalOfWallStep('claimed', 'solved', ' ')).toContain('怎么解决');
  expect(refusalOfWallStep('confirmed', 'solved', '已改价')).toBeNull();
});

test('to decline needs a reason, and an end is an end', () => {
  expect(refusalOfWallStep('raised', 'declined', null)).toContain('原因');
  for (const end of ['declined', 'solved'] satisfies WallState[]) expect(nextWallSteps(end)).toEqual([]);
});
