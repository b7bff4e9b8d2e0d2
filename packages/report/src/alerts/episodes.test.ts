import { addDays } from '@voc/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { advanceEpisodes, type Episode, type Push } from './episodes.ts';

const start = '2026-11-01';
const push = (t: number, over: Partial<Push> = {}): Push => ({
  day: addDays(start, t),
  productId: 'K1',
  category: 'mismatch!',
  window: 1,
  complaints: 5,
  expected: 1,
  lower: 0,
  upper: 3,
  ratio: 5,
  p: 0.001,
  exposure: 10,
  hours: null,
  shared: false,
  expectedFalse: 0.4,
  ...over,
});

/** Every episode as it stood last. */
function replay(pushes: readonly Push[], days: number): Episode[] {
  const last = new Map<string, Episode>();
  let open: Episode[] = [];
  for (let t = 0; t < days; t++) {
    const day = addDays(start, t);
    open = advanceEpisodes(
      open,
      day,
      pushes.filter((one) => one.day === day),
    );
    for (const one of open)
      last.set(`${one.strongest.productId} ${one.strongest.category} ${one.firstOn}`, one);
  }
  return [...last.values()];
}

test('pushes of one series a week apart are one episode, eight days apart two; series do not mix', () => {
  const told = replay([push(0), push(3, { category: 'quality' }), push(7), push(15)], 20);
  expect(told.map(({ strongest, firstOn, lastOn }) => [strongest.category, firstOn, lastOn])).toEqual([
    ['mismatch!', '2026-11-01', '2026-11-08'],
    ['quality', '2026-11-04', '2026-11-04'],
    ['mismatch!', '2026-11-16', '2026-11-16'],
  ]);
});

test('the least likely window tells an episode, and its tier never falls', () => {
  const [one] = replay(
    [push(0, { complaints: 4, p: 1e-5 }), push(1, { complaints: 30 }), push(2, { complaints: 6, p: 1e-9 })],
    5,
  );
  expect(one).toMatchObject({ tier: '一级', lastOn: addDays(start, 2) });
  expect(one?.strongest.complaints).toBe(6);
});

test('episodes of one series never overlap and hold every push', () => {
  const days = fc.uniqueArray(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(days, (given) => {
      const pushes = given.map((t) => push(t));
      const episodes = replay(pushes, 100);
      for (const [i, { lastOn }] of episodes.entries()) {
        const next = episodes[i + 1];
        if (next) expect(next.firstOn > addDays(lastOn, 7)).toBe(true);
      }
      for (const { day } of pushes)
        expect(episodes.some(({ firstOn, lastOn }) => firstOn <= day && day <= lastOn)).toBe(true);
    }),
  );
});
