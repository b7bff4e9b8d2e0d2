import { expect, test } from 'vitest';
import { countErrors } from './count-errors.ts';

const gold = (id: string, leaves: string[], source = 's') => ({
  id,
  intent: 'complaint' as const,
  sentiment: 'neg' as const,
  leaves,
  source,
});
const own = new Set(['mismatch.color', 'mismatch.size', 'quality.odor']);
const guess = (id: string, leaves: string[]) => ({
  id,
  intent: 'complaint',
  sentiment: 'neg',
  categories: leaves.map((leaf) => ({ id: leaf })),
});

test('hits, misses and inventions are counted by leaf, by group and by join', () => {
  const { items, categories } = countErrors(
    [gold('1', ['mismatch.color']), gold('2', ['mismatch.size']), gold('3', [])],
    [guess('1', ['mismatch.color']), guess('2', ['mismatch.color']), guess('3', ['quality.odor'])],
    own,
  );
  expect(items).toBe(3);
  expect(categories['mismatch.color']).toEqual({ hits: 1, predicted: 2, actual: 1 });
  expect(categories['mismatch.size']).toEqual({ hits: 0, predicted: 0, actual: 1 });
  expect(categories['mismatch!']).toEqual({ hits: 2, predicted: 2, actual: 2 });
  expect(categories.own).toEqual({ hits: 2, predicted: 3, actual: 2 });
  expect(categories.total).toEqual({ hits: 2, predicted: 3, actual: 2 });
});

test('sources that a model serves alike have no spread, and unlike ones do', () => {
  const items = (source: string, found: number, actual: number) =>
    Array.from({ length: actual }, (_, i) => ({
      gold: gold(`${source}${i}`, ['quality.odor'], source),
      guess: guess(`${source}${i}`, i < found ? ['quality.odor'] : []),
    }));
  const spread = (rows: ReturnType<typeof items>) =>
    countErrors(
      rows.map((row) => row.gold),
      rows.map((row) => row.guess),
      own,
    ).betweenSources;
  expect(spread([...items('a', 80, 100), ...items('b', 80, 100)])).toBe(0);
  expect(spread([...items('a', 95, 100), ...items('b', 30, 100)])).toBeGreaterThan(0.4);
});

test('a labelled item without a prediction is an error', () => {
  expect(() => countErrors([gold('1', [])], [], own)).toThrow(/No prediction/);
});
