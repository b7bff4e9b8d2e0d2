import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { runInline, silentLog } from '@voc/core';
import { createRollupStage, readBiViews, writeBiPage } from '@voc/report';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';
import { openShop } from '../support/shop.ts';
import { taxonomy } from '../support/taxonomy.ts';

const database = withDatabase();

beforeAll(async () => {
  await openShop(database.db);
  const rollup = createRollupStage({ taxonomy, modelVersion: 'm1' });
  await runInline([rollup], { db: database.db, log: silentLog, now: new Date(0) });
});

test('the page is what the comments say, of every view and every column', async () => {
  const told = await readBiViews(database.db);
  expect(told.views.length).toBeGreaterThan(5);
  for (const { comment, columns } of told.views)
    for (const text of [comment, ...columns.map((one) => one.comment)])
      expect(text).toMatch(/\p{Script=Han}/u);
  expect(writeBiPage(told)).toBe(readFileSync(resolve(import.meta.dirname, '../../docs/bi.md'), 'utf8'));
});

test.each([
  ['voices_daily', 'day, product_id, channel, platform, shop_id, listing_id'],
  ['complaints_daily', 'day, product_id, category, channel, platform, shop_id, listing_id'],
  ['praises_daily', 'day, product_id, praise, platform, shop_id'],
  ['sales_daily', 'day, product_id, platform, shop_id, listing_id'],
  ['product_weeks', 'week_start, product_id'],
  ['products', 'product_id'],
])('%s has one row for each of %s, and some', async (view, key) => {
  const { rows } = await sql<{ rows: number; keys: number }>`
    select count(*)::int as rows, count(distinct (${sql.raw(key)}))::int as keys from ${sql.raw(`bi.${view}`)}`.execute(
    database.db,
  );
  expect(rows[0]?.rows).toBeGreaterThan(0);
  expect(rows[0]?.keys).toBe(rows[0]?.rows);
});

test('the weeks add up to the days', async () => {
  const { rows } = await sql<{ weeks: string; days: string; units: string; sold: string }>`
    select (select sum(complaints) from bi.product_weeks) as weeks,
      (select sum(complaints) from bi.complaints_daily where category = 'total') as days,
      (select sum(units) from bi.product_weeks) as units, (select sum(units) from bi.sales_daily) as sold`.execute(
    database.db,
  );
  expect(rows[0]?.weeks).toBe(rows[0]?.days);
  expect(rows[0]?.units).toBe(rows[0]?.sold);
  expect(Number(rows[0]?.days)).toBeGreaterThan(18);
});

test('the role reads the views, changes nothing and sees no table', async () => {
  await database.db.connection().execute(async (db) => {
    await sql`set role voc_bi`.execute(db);
    try {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from bi.voices_daily`.execute(db);
      expect(rows[0]?.n).toBeGreaterThan(0);
      for (const refused of ['select text from items', 'delete from bi.products', 'create table bi.x ()'])
        await expect(sql.raw(refused).execute(db)).rejects.toThrow('permission denied');
    } finally {
      await sql`reset role`.execute(db);
    }
  });
});
