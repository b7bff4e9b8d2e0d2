import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Judged, learnShifts, shift } from './shifts.ts';

const judged = fc.array(
  fc.record({
    leaf: fc.constantFrom('a', 'b', 'c'),
    count: fc.integer({ min: 1, max: 4 }),
    place: fc.integer({ min: 0, max: 3 }),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    right: fc.boolean(),
  }),
  { maxLength: 300 },
);

test('a confidence stays between 0 and 1, and rises with what the margin says', () => {
  fc.assert(
    fc.property(
      judged,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (all, a, b) => {
        const shifts = learnShifts(all);
        const given = { leaf: 'a', count: 2, place: 1 };
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((one) => shift(one, shifts, given)) as [
          number,
          number,
        ];
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(high).toBeGreaterThanOrEqual(low);
      },
    ),
  );
});

test('on the leaves it was learned from, each leaf is right as often as it says, but for the pull of few towards nothing', () => {
  const many: Judged[] = Array.from({ length: 4000 }, (_, i) => ({
    ...{ leaf: i % 2 === 0 ? 'often' : 'seldom', count: 1 + (i % 3), place: 0, confidence: 0.7 },
    right: i % 2 === 0 ? i % 20 !== 0 : i % 5 === 1,
  }));
  const shifts = learnShifts(many);
  for (const leaf of ['often', 'seldom']) {
    const own = many.filter((one) => one.leaf === leaf);
    const said = own.reduce((sum, one) => sum + shift(one.confidence, shifts, one), 0) / own.length;
    expect(said).toBeCloseTo(own.filter((one) => one.right).length / own.length, 1);
  }
  expect(shift(0.7, shifts, { leaf: 'often', count: 1, place: 0 })).toBeGreaterThan(0.85);
  expect(shift(0.7, shifts, { leaf: 'seldom', count: 1, place: 0 })).toBeLessThan(0.4);
});

test('a leaf that was never seen has the confidence of its margin', () => {
  expect(shift(0.731, learnShifts([]), { leaf: 'new', count: 1, place: 0 })).toBe(0.731);
});

test('the order of what it learns from does not matter', () => {
  fc.assert(
    fc.property(judged, (all) => {
      const [one, other] = [learnShifts(all), learnShifts([...all].reverse())];
      const values = ({ leaf, count, place }: typeof one): number[] => [
        ...Object.keys(leaf)
          .sort()
          .map((name) => leaf[name] ?? 0),
        ...count,
        ...place,
      ];
      values(one).forEach((value, i) => {
        expect(value).toBeCloseTo(values(other)[i] ?? 0, 2);
      });
    }),
  );
});
