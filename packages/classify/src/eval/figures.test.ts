import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../testing/judge.ts';
import { measure, overallNames } from './figures.ts';
import { scoreClassification } from './score.ts';

const few = { draws: 50, seed: 1, level: 0.9 };
const leaves = ['mismatch.color', 'mismatch.info_unclear', 'quality.fit', 'logistics.slow'];
const someLeaves = fc.uniqueArray(fc.constantFrom(...leaves), { maxLength: 3 });

describe('measure', () => {
  it('tells the same overall figures as the scorer, for any labels and answers', () => {
    const pairs = fc.array(fc.tuple(someLeaves, someLeaves), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(pairs, (drawn) => {
        const judged = drawn.map(([wanted, given], i) => judge(`i${i}`, wanted, given));
        const figures = measure(judged, true, few);
        const score = scoreClassification(
          judged.map(({ item }) => item),
          judged.map(({ answer }) => ({ ...answer, intent: 'complaint' })),
        );
        for (const name of overallNames)
          expect(Math.abs(figures.overall[name].value - score[name])).toBeLessThanOrEqual(0.5001e-4);
        for (const leaf of figures.leaves) {
          const { support, p, r } = score.by_leaf[leaf.id] ?? { support: -1, p: -1, r: -1 };
          expect(leaf.support).toBe(support);
          expect(Math.abs(leaf.p.value - p)).toBeLessThanOrEqual(0.5001e-3);
          expect(Math.abs(leaf.r.value - r)).toBeLessThanOrEqual(0.5001e-3);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('counts groups once an item, sorts by support and leaves parts out where they are not asked for', () => {
    const judged = [
      judge('1', ['mismatch.color', 'mismatch.size'], ['mismatch.color']),
      judge('2', ['quality.fit'], ['quality.fit', 'logistics.slow']),
      judge('3', ['quality.fit'], []),
    ];
    const { groups, leaves: byLeaf, items, complaints } = measure(judged, true, few);
    expect([items, complaints]).toEqual([3, 3]);
    expect(groups.map(({ id, support, given }) => [id, support, given])).toEqual([
      ['quality', 2, 1],
      ['mismatch', 1, 1],
      ['logistics', 0, 1],
    ]);
    expect(byLeaf[0]).toMatchObject({ id: 'quality.fit', r: { value: 0.5 }, p: { value: 1 } });
    expect(byLeaf.find(({ id }) => id === 'mismatch.size')?.p).toEqual({ value: 0, low: null, high: null });
    expect(measure(judged, false, few).leaves).toEqual([]);
  });
});
