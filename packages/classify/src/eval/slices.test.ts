import { expect, it } from 'vitest';
import { judge } from '../testing/judge.ts';
import { lengthClass, lengthOf, minSliceItems, restName, sliceAll } from './slices.ts';

const item = (more: object) => judge('1', [], [], more).item;

it('counts characters, not code units, and of conversations what customers wrote', () => {
  expect(lengthOf(item({ text: ' 好😀 ' }))).toBe(2);
  const turns = [
    { role: 'customer', text: '在吗 ' },
    { role: 'agent', text: '在的,请问有什么可以帮您' },
    { role: 'customer', text: '退货' },
  ];
  expect(lengthOf(item({ kind: 'chat', text: undefined, turns }))).toBe(4);
});

it('parts short, middle and long at 15 and 50', () => {
  const classes = [14, 15, 50, 51].map((n) => lengthClass(item({ text: '字'.repeat(n) })));
  expect(classes).toEqual(['short', 'middle', 'middle', 'long']);
});

it('sorts slices: named orders first, then by size, the joined small and the unknown last', () => {
  const many = (count: number, more: object) =>
    Array.from({ length: count }, (_, i) => judge(`${JSON.stringify(more)}${i}`, [], [], more));
  const judged = [
    ...many(3, { kind: 'ticket' }),
    ...many(2, { kind: 'chat' }),
    ...many(minSliceItems, { source: 'b', productType: '锅' }),
    ...many(minSliceItems + 1, { source: 'a', productType: '锅' }),
    ...many(1, { source: 'c' }),
    ...many(1, { source: 'd' }),
  ];
  const names = (by: string) =>
    sliceAll(judged)
      .filter((slice) => slice.by === by)
      .map(({ name, judged: some }) => [name, some.length]);
  expect(names('kind')).toEqual([
    ['review', 43],
    ['chat', 2],
    ['ticket', 3],
  ]);
  expect(names('source')).toEqual([
    ['a', 21],
    ['b', 20],
    [restName, 2],
    ['', 5],
  ]);
  expect(names('product')).toEqual([
    ['锅', 41],
    ['', 7],
  ]);
});
