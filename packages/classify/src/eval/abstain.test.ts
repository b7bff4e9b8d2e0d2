import { expect, it } from 'vitest';
import { judge } from '../testing/judge.ts';
import { abstain } from './abstain.ts';

const judged = [
  judge('1', ['quality.fit'], ['quality.fit@0.9', 'after.slow@0.2']),
  judge('2', ['quality.fit'], ['quality.fit@0.8']),
  judge('3', ['quality.fit'], []),
  judge('4', [], ['quality.fit@0.3']),
  judge('5', ['quality.fit'], ['quality.fit@0.7']),
];

it('sets aside the least certain items and states the cost', () => {
  expect(abstain(judged, [0, 0.25, 0.5])).toEqual([
    { share: 0, below: expect.closeTo(0.18), setAside: 0, labels: 5, precision: 0.6, recall: 0.75 },
    { share: 0.25, below: 0.3, setAside: 1, labels: 3, precision: 2 / 3, recall: 0.5 },
    { share: 0.5, below: 0.7, setAside: 2, labels: 2, precision: 1, recall: 0.5 },
  ]);
});

it('takes an item for as certain as all of its labels are together', () => {
  const two = judge('1', ['quality.fit'], ['quality.fit@0.6', 'after.slow@0.6']);
  const one = judge('2', ['quality.fit'], ['quality.fit@0.5']);
  expect(abstain([one, two], [0.5])).toMatchObject([{ setAside: 1, labels: 1, precision: 1 }]);
});

it('has nothing to set aside where nothing was given', () => {
  expect(abstain([judge('1', ['quality.fit'], [])], [0.1])).toEqual([
    { share: 0.1, below: 1, setAside: 0, labels: 0, precision: 0, recall: 0 },
  ]);
});
