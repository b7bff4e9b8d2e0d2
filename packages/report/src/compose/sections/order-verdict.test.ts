import { expect, test } from 'vitest';
import type { OrderedShare, OrderWeekFact } from '../facts/types.ts';
import { orderVerdict } from './order-verdict.ts';

const products = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6'];
const starts = ['2026-10-12', '2026-10-19', '2026-10-26', '2026-11-02'];
const peers = { productIds: products };

/** Four weeks of a thousand orders each; the last is heard by half. */
const weeks = (complaintsOf: (productId: string) => number): OrderWeekFact[] =>
  products.flatMap((productId) =>
    starts.map((start, i) => ({
      productId,
      start,
      orders: 1000,
      complaints: complaintsOf(productId),
      heard: i === 3 ? 500 : 1000,
    })),
  );
const shares = (ordered: number): OrderedShare =>
  new Map(products.map((id) => [id, { complaints: 40, ordered }]));
const verdictOf = (complaints: number, ordered = 40, side: 'black' | 'red' = 'black') =>
  orderVerdict(
    { facts: { orderWeeks: weeks((id) => (id === 'A1' ? complaints : 10)), orderedShare: shares(ordered) } },
    peers,
    'A1',
    side,
  );

test('a product whose orders complain four times as often is sure to be bad by week of order too', () => {
  const verdict = verdictOf(40);
  expect(verdict?.certainty).toBeGreaterThan(0.95);
  expect(verdict?.weeks.map(({ week, perThousand }) => [week, perThousand])).toEqual([
    ['W42', 40],
    ['W43', 40],
    ['W44', 40],
    ['W45', 80],
  ]);
  expect(verdict?.statement).toContain('W45 80.0‰(已听到约 50%)');
  expect(verdict?.statement).toMatch(/近 4 个下单周"高于中位 1.5 倍"的把握 \d+%$/u);
});

test('a product like its peers is not, and the good side is asked the other way round', () => {
  expect(verdictOf(10)?.certainty).toBeLessThan(0.2);
  expect(verdictOf(1, 40, 'red')?.certainty).toBeGreaterThan(0.9);
});

test('no verdict where complaints do not tell when they were ordered, and none without orders', () => {
  expect(verdictOf(40, 37)).toMatchObject({ certainty: null, weeks: [] });
  expect(verdictOf(40, 37)?.statement).toBe('按下单周:同组只有 92% 的投诉带下单时间(不足 95%),不评定');
  expect(
    orderVerdict({ facts: { orderWeeks: [], orderedShare: shares(40) } }, peers, 'A1', 'black'),
  ).toBeNull();
});
