import { expect, it } from 'vitest';
import { judge } from '../testing/judge.ts';
import { compareAnswers, isGain, lossesOf } from './compare-answers.ts';

const items = Array.from({ length: 200 }, (_, n) => ({
  id: `i${n}`,
  wanted: n % 2 === 0 ? ['quality.fit'] : ['logistics.slow'],
}));

/** Answers of which so many of each kind are right. */
const answers = (right: Record<string, number>) =>
  items.map(({ id, wanted }, n) => {
    const isRight = Math.floor(n / 2) < (right[wanted[0] ?? ''] ?? 0);
    return judge(id, wanted, isRight ? wanted : []);
  });

function compare(before: Record<string, number>, after: Record<string, number>) {
  const [first, second] = [answers(before), answers(after)];
  return compareAnswers(
    first.map(({ item }) => item),
    first.map(({ answer }) => answer),
    second.map(({ answer }) => answer),
  );
}

it('finds no difference between a model and itself', () => {
  const found = compare({ 'quality.fit': 60 }, { 'quality.fit': 60 });
  expect(found.leaves.gain).toEqual({ value: 0, low: 0, high: 0 });
  expect([isGain(found.leaves), lossesOf(found)]).toEqual([false, []]);
});

it('tells a gain beyond noise from one within it', () => {
  const much = compare({ 'quality.fit': 50 }, { 'quality.fit': 70 });
  expect(much.leaves).toMatchObject({ support: 200, before: 0.4, after: 140 / 270 });
  expect(isGain(much.leaves)).toBe(true);
  expect(isGain(compare({ 'quality.fit': 50 }, { 'quality.fit': 51 }).leaves)).toBe(false);
});

it('names a group that is worse beyond noise though all together are better', () => {
  const found = compare(
    { 'quality.fit': 20, 'logistics.slow': 60 },
    { 'quality.fit': 90, 'logistics.slow': 40 },
  );
  expect(isGain(found.leaves)).toBe(true);
  expect(lossesOf(found)).toEqual(['logistics']);
});
