import { addDays, daysBetween, runInline, silentLog } from '@voc/core';
import {
  atRiskIn,
  createRollupStage,
  itemsAtRisk,
  rankRatings,
  readDailySold,
  readDelays,
  readRatedProducts,
} from '@voc/report';
import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';
import { taxonomy } from '../support/taxonomy.ts';

const database = withDatabase();
const first = '2026-08-03';
const end = '2026-11-16';
const days = daysBetween(first, end);
const query = { before: end };
let n = 0;

interface Voice {
  kind?: string;
  order?: string;
  on: string;
  ordered?: string;
  signed?: string;
  leaf?: string | null;
}

async function hear({
  kind = 'review',
  order,
  on,
  ordered,
  signed,
  leaf = 'quality.fit',
}: Voice): Promise<void> {
  const { db } = database;
  const id = `00000000-0000-4000-8000-${String(n++).padStart(12, '0')}`;
  const noon = (day?: string): string | null => (day === undefined ? null : `${day}T04:00:00Z`);
  await sql`insert into items (item_id, source_id, kind, platform, shop_id, product_id, order_hash, text, event_at, event_on,
      ordered_at, signed_at, content_hash)
    values (${id}, 's', ${kind}, '天猫', 'a', 'K1', ${order ?? null}, '', ${noon(on)}::timestamptz, ${on}::date,
      ${noon(ordered)}::timestamptz, ${noon(signed)}::timestamptz, 'h')`.execute(db);
  await sql`insert into classifications (item_id, model_version, content_hash, intent, sentiment, leaves, categories, escalators,
      praises, wishes, red_lines, topics, unresolved)
    values (${id}, 'm1', 'h', 'complaint', 'neg', ${leaf === null ? [] : [leaf]}::text[], '[]', '{}', '[]', '[]', '[]', '[]', false)`.execute(
    db,
  );
}

/** Marks what was heard and rolls it up. */
async function rollUp(): Promise<void> {
  await sql`insert into dirty_days (day, product_id) select distinct event_on, product_id from items`.execute(
    database.db,
  );
  const stage = createRollupStage({ taxonomy, modelVersion: 'm1' });
  await runInline([stage], { db: database.db, log: silentLog, now: new Date(0) });
}

const soldOn = (t: number): number => (t >= 70 && t < 77 ? 500 : 50);

beforeEach(async () => {
  const { db } = database;
  await sql`truncate items, classifications, exposures, products, ratings cascade`.execute(db);
  await sql`insert into products (product_id, name, product_type) values ('K1', '童装款1', '童装')`.execute(
    db,
  );
  for (let t = 0; t < days; t++)
    await sql`insert into exposures values (${addDays(first, t)}::date, '天猫', 'a', '', 'K1', '', ${soldOn(t) * 2}, ${soldOn(t)}, 0)`.execute(
      db,
    );
});

test('delays are learned from complaints about the product alone, with the dates another voice of the order tells', async () => {
  for (let i = 0; i < 40; i++) {
    const signed = addDays(first, i);
    await hear({ on: addDays(signed, 9), signed, order: `o${i}` });
    await hear({ kind: 'chat', on: addDays(signed, 1), order: `o${i}` });
    await hear({ on: addDays(signed, 30), signed, leaf: 'logistics.slow' });
    await hear({ on: addDays(signed, 30), signed, leaf: null });
  }
  await rollUp();
  const { signed, ordered } = await readDelays(database.db, query);
  expect([signed.voices, ordered.voices]).toEqual([80, 0]);
  const { shares } = signed.of({ productType: '童装' });
  expect(shares[9]).toBeGreaterThan(0.25);
  expect(shares[1]).toBeGreaterThan(0.25);
  expect(shares[30]).toBeLessThan(0.02);
});

test('items at risk of a window are the sum of what the days of the window are at risk of', async () => {
  const delays = await readDelays(database.db, query);
  const spans = [
    { start: addDays(first, 84), end: addDays(first, 91) },
    { start: addDays(first, 7), end: addDays(first, 14) },
  ] as const;
  const daily = await readDailySold(database.db, spans);
  const { signed, ordered } = delays;
  const [late, early] = spans.map((span) => atRiskIn(daily, span, 'units', signed).get('K1'));
  const lateOrders = atRiskIn(daily, spans[0], 'orders', ordered).get('K1');
  const sold = Array.from({ length: days }, (_, t) => soldOn(t));
  const sumOf = (shares: readonly number[], factor: number): number =>
    itemsAtRisk(sold, shares)
      .slice(84, 91)
      .reduce<number>((sum, one) => sum + factor * (one ?? 0), 0);
  expect(late).toBeCloseTo(sumOf(signed.of({ productType: '童装' }).shares, 1), 6);
  expect(lateOrders).toBeCloseTo(sumOf(ordered.of({ productType: '童装' }).shares, 2), 6);
  // The campaign is over, its voices are not; and the first days of the feed are not short of what it never told.
  expect(late).toBeGreaterThan(1.5 * 7 * 50);
  expect(early).toBeCloseTo(7 * 50, 6);
});

test('stars are counted by product, those that name none by nobody', async () => {
  const { db } = database;
  for (const [i, [product, name, rating]] of (
    [
      ['K1', null, 1],
      ['K1', null, 5],
      [null, '无款号的商品', 2],
      [null, null, 1],
    ] as const
  ).entries())
    await sql`insert into ratings values (${`00000000-0000-4000-8000-${String(i).padStart(12, '0')}`}, 's', null, '京东', 'a', null,
      ${product}, ${name}, null, ${rating}, null, '2026-11-10', null, null, 1)`.execute(db);
  const rated = await readRatedProducts(db, null);
  expect(rated).toEqual([
    { id: 'K1', name: '童装款1', peerGroup: '童装', low: 1, all: 2 },
    { id: '无款号的商品', name: '无款号的商品', peerGroup: '', low: 1, all: 1 },
  ]);
  expect(rankRatings(rated)).toMatchObject({ black: [], red: [], products: 2 });
  expect(await readRatedProducts(db, { start: '2026-11-11', end: '2026-11-12' })).toEqual([]);
});
