import { addDays } from '@voc/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { advanceEpisodes, coolDownDays, type Episode, type Push, type ResolvedOn } from './episodes.ts';

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
function replay(pushes: readonly Push[], days: number, resolvedOn?: ResolvedOn): Episode[] {
  const last = new Map<string, Episode>();
  let open: Episode[] = [];
  for (let t = 0; t < days; t++) {
    const day = addDays(start, t);
    open = advanceEpisodes(
      open,
      day,
      pushes.filter((one) => one.day === day),
      resolvedOn,
    );
    for (const one of open)
      last.set(`${one.strongest.productId} ${one.strongest.category} ${one.firstOn}`, one);
  }
  return [...last.values()];
}

test('pushes of one series four weeks apart are one episode, a day more two; series do not mix', () => {
  const told = replay([push(0), push(3, { category: 'quality' }), push(28), push(57)], 60);
  expect(told.map(({ strongest, firstOn, lastOn }) => [strongest.category, firstOn, lastOn])).toEqual([
    ['mismatch!', '2026-11-01', '2026-11-29'],
    ['quality', '2026-11-04', '2026-11-04'],
    ['mismatch!', '2026-12-28', '2026-12-28'],
  ]);
});

test('the least likely window tells an episode, and its tier never falls', () => {
  const [one] = replay(
    [push(0, { complaints: 4, p: 1e-5 }), push(7, { complaints: 30 }), push(22, { complaints: 6, p: 1e-9 })],
    25,
  );
  expect(one).toMatchObject({ tier: '一级', lastOn: addDays(start, 22) });
  expect(one?.strongest.complaints).toBe(6);
});

test('a worse push after a quiet week is news within the cool-down, and what comes after it belongs to it', () => {
  const told = replay([push(0, { complaints: 4 }), push(8), push(20, { complaints: 4 })], 25);
  expect(told.map(({ firstOn, lastOn, tier }) => [firstOn, lastOn, tier])).toEqual([
    ['2026-11-01', '2026-11-01', '三级'],
    ['2026-11-09', '2026-11-21', '二级'],
  ]);
});

const firstDays = (episodes: readonly Episode[]): string[] => episodes.map(({ firstOn }) => firstOn);
/** The first alert is resolved on that day. */
const resolved =
  (t: number): ResolvedOn =>
  ({ firstOn }) =>
    firstOn === start ? addDays(start, t) : null;

test('what was resolved and comes back after a quiet week is news, and later pushes belong to it', () => {
  const pushes = [push(0), push(2), push(12), push(15)];
  expect(firstDays(replay(pushes, 20))).toEqual([start]);
  expect(replay(pushes, 20, resolved(4)).map(({ firstOn, lastOn }) => [firstOn, lastOn])).toEqual([
    [start, addDays(start, 2)],
    [addDays(start, 12), addDays(start, 15)],
  ]);
});

test('what was resolved goes on: within a week, on the day of the resolution, and at a level that has become usual', () => {
  expect(firstDays(replay([push(0), push(7)], 20, resolved(1)))).toEqual([start]);
  expect(firstDays(replay([push(0), push(12)], 20, resolved(12)))).toEqual([start]);
  const level = push(12, { complaints: 8, expected: 2 });
  expect(firstDays(replay([push(0), level], 20, resolved(4)))).toEqual([start]);
  const sale = push(12, { complaints: 20, expected: 4, exposure: 40 });
  expect(firstDays(replay([push(0), sale], 20, resolved(4)))).toEqual([start, addDays(start, 12)]);
});

test('episodes of one series never overlap and hold every push', () => {
  const days = fc.uniqueArray(fc.integer({ min: 0, max: 360 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(days, (given) => {
      const pushes = given.map((t) => push(t));
      const episodes = replay(pushes, 370);
      for (const [i, { lastOn }] of episodes.entries()) {
        const next = episodes[i + 1];
        if (next) expect(next.firstOn > addDays(lastOn, coolDownDays)).toBe(true);
      }
      for (const { day } of pushes)
        expect(episodes.some(({ firstOn, lastOn }) => firstOn <= day && day <= lastOn)).toBe(true);
    }),
  );
});
