import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitCount } from './split-count.ts';

test('a campaign with constant quality is all volume', () => {
  const split = splitCount([
    { id: 'a', x0: 10, e0: 1000, x1: 40, e1: 4000 },
    { id: 'b', x0: 10, e0: 2000, x1: 40, e1: 8000 },
    { id: 'c', x0: 6, e0: 300, x1: 24, e1: 1200 },
  ]);
  expect(split.change).toBe(78);
  expect(split.volume).toBeCloseTo(78, 9);
  expect(split.mix).toBeCloseTo(0, 9);
  expect(split.rate).toBeCloseTo(0, 9);
});

test('complaints of a page that is no product follow what all sold, the rest is rate', () => {
  const split = splitCount([
    { id: 'a', x0: 10, e0: 1000, x1: 20, e1: 2000 },
    { id: '~', x0: 5, e0: 0, x1: 10, e1: 0 },
  ]);
  expect(split.change).toBe(15);
  expect(split.volume).toBeCloseTo(15, 6);
  expect(split.rate).toBeCloseTo(0, 6);
});

test('the parts add up, whatever the order and whoever is absent', () => {
  const member = fc.record({ x0: fc.nat(90), e0: fc.nat(900), x1: fc.nat(90), e1: fc.nat(900) });
  fc.assert(
    fc.property(fc.array(member, { minLength: 1, maxLength: 9 }), (rows) => {
      const members = rows.map((row, i) => ({ ...row, id: `p${i}` }));
      fc.pre(rows.some(({ e0 }) => e0 > 0) && rows.some(({ e1 }) => e1 > 0));
      const split = splitCount(members);
      expect(split.volume + split.mix + split.rate).toBeCloseTo(split.change, 5);
      expect(splitCount(members.toReversed())).toEqual(split);
    }),
  );
});
