import { expect, it } from 'vitest';
import { judge } from '../testing/judge.ts';
import { evaluateDetails } from './evaluate-details.ts';
import { pairUp } from './pair-up.ts';

const few = { draws: 30, seed: 1, level: 0.9 };

it('is the same for the same items, and has slices that hold every item once', () => {
  const judged = Array.from({ length: 50 }, (_, i) =>
    judge(`${i}`, ['quality.fit'], [i % 3 === 0 ? 'quality.odor@0.6' : 'quality.fit@0.8'], {
      source: i < 25 ? 'a' : 'b',
    }),
  );
  const details = evaluateDetails(judged, few);
  expect(details).toEqual(evaluateDetails(judged, few));
  for (const by of ['kind', 'length', 'source', 'product'])
    expect(details.slices.filter((one) => one.by === by).reduce((sum, one) => sum + one.items, 0)).toBe(50);
});

it('refuses a labelled item without an answer and takes the last label of an id', () => {
  const { item, answer } = judge('1', ['quality.fit'], []);
  expect(() => pairUp([item], [])).toThrow(/labelled item 1/);
  const judged = pairUp([item, { ...item, leaves: ['after.slow'] }], [answer]);
  expect(judged.map(({ wanted }) => [...wanted])).toEqual([['after.slow']]);
});
