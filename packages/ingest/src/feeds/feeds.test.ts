import { expect, test } from 'vitest';
import { Feed, Feeds, findArrivals } from './feed.ts';
import { describeGap, findGaps } from './find-gaps.ts';

const douyin = {
  ...Feed.parse({ name: '抖音评价', file: '抖音评价-{date}*.xlsx', due: '10:00' }),
  since: '2026-11-10',
};
const orders = {
  ...Feed.parse({
    name: '订单',
    mapping: 'orders-daily',
    due: '09:30',
    days: [1, 2, 3, 4, 5],
    covers: 'today',
  }),
  since: '2026-11-12',
};
const at = (text: string): Date => new Date(`${text}+08:00`);
const file = (fileName: string, mapping = 'douyin-reviews') => ({ fileName, mapping, shop: 'default' });

test('a file named by the day it covers arrives for the day on which it is due', () => {
  const now = at('2026-11-14T08:00:00');
  expect(findArrivals([douyin], file('抖音评价-20261112(1).xlsx'), now)).toEqual([
    { feed: '抖音评价', dueOn: '2026-11-13' },
  ]);
  expect(findArrivals([douyin], file('抖音评价-2026-11-12.xlsx/Sheet1'), now)).toEqual([
    { feed: '抖音评价', dueOn: '2026-11-13' },
  ]);
  expect(findArrivals([douyin], file('抖音评价.xlsx'), now)).toEqual([]);
  expect(findArrivals([orders], file('a.csv', 'orders-daily'), now)).toEqual([
    { feed: '订单', dueOn: '2026-11-14' },
  ]);
  expect(findArrivals([orders], file('a.csv'), now)).toEqual([]);
});

test.each([
  ['before it is due', '2026-11-13T09:59:59', []],
  ['from the minute it is due', '2026-11-13T10:00:00', ['2026-11-13']],
  ['on the next day', '2026-11-14T10:00:00', ['2026-11-13', '2026-11-14']],
])('%s', (_, now, missing) => {
  const arrivals = ['2026-11-10', '2026-11-11', '2026-11-12'].map((dueOn) => ({ feed: '抖音评价', dueOn }));
  expect(findGaps([douyin], arrivals, at(now)).map(({ dueOn }) => dueOn)).toEqual(missing);
});

test('days on which nothing is due, and days before the feed was known, have no gap', () => {
  const gaps = findGaps([orders], [], at('2026-11-16T12:00:00'));
  expect(gaps.map(({ dueOn }) => dueOn)).toEqual(['2026-11-12', '2026-11-13', '2026-11-16']);
});

test('a gap is told with the day whose data is missing', () => {
  const [gap] = findGaps([douyin], [], at('2026-11-10T10:00:00'));
  expect(gap && describeGap(gap, at('2026-11-10T12:00:00'))).toBe('抖音评价 今日未到(缺 2026-11-09 的数据)');
  expect(gap && describeGap(gap, at('2026-11-11T12:00:00'))).toBe(
    '抖音评价 2026-11-10未到(缺 2026-11-09 的数据)',
  );
});

test('a feed must say what it is, and names are unique', () => {
  expect(Feed.safeParse({ name: 'x', due: '10:00' }).success).toBe(false);
  expect(Feed.safeParse({ name: 'x', file: '*', due: '24:00' }).success).toBe(false);
  expect(
    Feeds.safeParse([
      { name: 'x', file: '*', due: '10:00' },
      { name: 'x', file: '*', due: '10:00' },
    ]).success,
  ).toBe(false);
});
