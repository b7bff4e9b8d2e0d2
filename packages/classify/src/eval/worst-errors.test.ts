import { expect, it } from 'vitest';
import { judge } from '../testing/judge.ts';
import { worstErrors } from './worst-errors.ts';

it('lists wrong labels, the most confident first', () => {
  const judged = [
    judge('b', [], ['quality.fit@0.7']),
    judge('a', ['after.slow'], ['after.slow@0.99', 'quality.odor@0.7']),
    judge('c', [], ['quality.fit@0.9']),
  ];
  const errors = worstErrors(judged);
  expect(errors.map(({ item, category }) => [item.id, category.id])).toEqual([
    ['c', 'quality.fit'],
    ['a', 'quality.odor'],
    ['b', 'quality.fit'],
  ]);
  expect(errors[1]?.given).toEqual(['after.slow', 'quality.odor']);
  expect(worstErrors(judged, 1)).toHaveLength(1);
});
