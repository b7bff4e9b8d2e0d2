import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blameDimensions } from './blame-dimension.ts';

const row = (id: string, x0: number, x1: number, e = 1000) => ({ id, x0, x1, e0: e, e1: e });

test('the dimension where one member brought the rise is to blame, not the one where all rose alike', () => {
  const blamed = blameDimensions([
    { id: 'shop', members: [row('a', 20, 35), row('b', 20, 35), row('c', 20, 35), row('d', 20, 35)] },
    { id: 'product', members: [row('x', 20, 80), row('y', 30, 31), row('z', 30, 29)] },
  ]);
  expect(blamed[0]?.id).toBe('product');
  expect(blamed[0]?.members).toEqual([{ id: 'x', share: 1 }]);
  expect(blamed.map(({ id }) => id)).not.toContain('shop');
});

test('a dimension of one member, or without any change, explains nothing', () => {
  expect(blameDimensions([{ id: 'shop', members: [row('a', 20, 60)] }])).toEqual([]);
  expect(blameDimensions([{ id: 'shop', members: [row('a', 20, 20), row('b', 5, 5)] }])).toEqual([]);
});

test('more sales alone are no surprise', () => {
  const members = [
    { id: 'a', x0: 20, e0: 1000, x1: 80, e1: 4000 },
    { id: 'b', x0: 5, e0: 1000, x1: 5, e1: 1000 },
  ];
  expect(blameDimensions([{ id: 'product', members }])).toEqual([]);
});

test('surprise is never negative, the named explain enough, and no order of the members shows', () => {
  const members = fc.array(
    fc.record({
      x0: fc.nat(50),
      x1: fc.nat(50),
      e0: fc.integer({ min: 1, max: 500 }),
      e1: fc.integer({ min: 1, max: 500 }),
    }),
    { minLength: 2, maxLength: 8 },
  );
  fc.assert(
    fc.property(members, (rows) => {
      const named = rows.map((one, i) => ({ ...one, id: `m${i}` }));
      const blamed = blameDimensions([{ id: 'd', members: named }]);
      expect(blameDimensions([{ id: 'd', members: named.toReversed() }])).toEqual(blamed);
      for (const { surprise, explained, members: those } of blamed) {
        expect(surprise).toBeGreaterThanOrEqual(0);
        expect(explained).toBeGreaterThanOrEqual(0.67);
        expect(those.length).toBeLessThanOrEqual(3);
      }
    }),
  );
});
