import { expect, test } from 'vitest';
import { walkBack } from './walk-back.ts';

test('the parts are the span, the newest first, none twice', () => {
  expect([...walkBack({ from: '2026-11-01', to: '2026-11-16' })]).toEqual([
    { from: '2026-11-15', to: '2026-11-16' },
    { from: '2026-11-07', to: '2026-11-15' },
    { from: '2026-11-01', to: '2026-11-07' },
  ]);
  expect([...walkBack({ from: '2026-11-09', to: '2026-11-18' })].at(-1)).toEqual({
    from: '2026-11-09',
    to: '2026-11-17',
  });
  expect([...walkBack({ from: '2026-11-09', to: '2026-11-09' })]).toEqual([]);
});
