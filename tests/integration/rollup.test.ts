import { silentLog, undatedDay } from '@voc/core';
import { createRollupStage } from '@voc/report';
import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';
import { taxonomy } from '../support/taxonomy.ts';

const database = withDatabase();
const stage = createRollupStage({ taxonomy, modelVersion: 'm1' });
const deps = () => ({ db: database.db, log: silentLog, now: new Date('2026-11-23T00:00:00Z') });

interface Given {
  n: number;
  day: string | null;
  product?: string | null;
  listing?: string | null;
  order?: string | null;
  kind?: string;
  leaves: string[];
}

const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

async function give({
  n,
  day,
  product = 'A1',
  listing = null,
  order = null,
  kind = 'review',
  leaves,
}: Given): Promise<void> {
  const { db } = database;
  await sql`insert into items (item_id, source_id, kind, platform, shop_id, listing_id, product_id, order_hash, text, event_on, content_hash)
    values (${idOf(n)}, 's', ${kind}, '天猫', '旗舰店', ${listing}, ${product}, ${order}, ${`t${n}`}, ${day}, 'h')`.execute(
    db,
  );
  await sql`insert into classifications values (${idOf(n)}, 'm1', 'h', 'complaint', 'neg', 2, ${leaves}, '[]', '{}', '[]', '[]', '[]', '[]', false)`.execute(
    db,
  );
  const key = product ?? (listing ? `~天猫/旗舰店/${listing}` : '');
  await sql`insert into dirty_days (day, product_id) values (${day ?? undatedDay}, ${key}) on conflict do nothing`.execute(
    db,
  );
}

async function runDue(): Promise<number> {
  const due = await stage.due(deps(), 10);
  for (const message of due) await stage.run(message.payload, deps());
  return due.length;
}

async function counts(): Promise<Record<string, number>> {
  const rows = await database.db
    .selectFrom('rollups')
    .select(['day', 'product_id', 'category', 'count'])
    .where('measure', 'in', ['items', 'complaint'])
    .where('category', 'in', ['all', 'total', 'quality.fit', 'mismatch!'])
    .execute();
  const result: Record<string, number> = {};
  for (const { day, product_id, category, count } of rows) {
    const key = `${day} ${product_id} ${category}`;
    result[key] = (result[key] ?? 0) + count;
  }
  return result;
}

beforeEach(async () => {
  for (const table of ['items', 'classifications', 'dirty_days', 'rollups', 'detected_days'])
    await sql.raw(`truncate ${table} cascade`).execute(database.db);
});

test('dirty days are counted, cleared, and not due again', async () => {
  await give({ n: 1, day: '2026-11-10', leaves: ['mismatch.color'] });
  await give({ n: 2, day: null, product: null, leaves: ['quality.fit'] });
  await give({ n: 3, day: '2026-11-10', product: null, listing: '88', leaves: [] });
  await runDue();
  expect(await counts()).toEqual({
    '2026-11-10 A1 all': 1,
    '2026-11-10 A1 total': 1,
    '2026-11-10 A1 mismatch!': 1,
    '2026-11-10 ~天猫/旗舰店/88 all': 1,
    '0001-01-01  all': 1,
    '0001-01-01  total': 1,
    '0001-01-01  quality.fit': 1,
  });
  expect(await runDue()).toBe(0);
});

test('one order heard on two days counts on the first, and a correction wins', async () => {
  await give({ n: 1, day: '2026-11-10', order: 'o', kind: 'chat', leaves: ['quality.fit'] });
  await give({ n: 2, day: '2026-11-12', order: 'o', leaves: ['quality.fit'] });
  await give({ n: 3, day: '2026-11-12', leaves: ['quality.fit'] });
  await sql`insert into corrections values (${idOf(3)}, '小美', now(), 'praise', '{}', null)`.execute(
    database.db,
  );
  await runDue();
  expect(await counts()).toEqual({
    '2026-11-10 A1 all': 1,
    '2026-11-10 A1 total': 1,
    '2026-11-10 A1 quality.fit': 1,
    '2026-11-12 A1 all': 2,
  });
});

test('days from the earliest touched one on are detected again, and a mark taken late changes nothing', async () => {
  const { db } = database;
  await give({ n: 1, day: '2026-11-10', leaves: ['quality.fit'] });
  await sql`insert into detected_days values ('2026-11-09'), ('2026-11-10'), ('2026-11-11')`.execute(db);
  const [message] = await stage.due(deps(), 10);
  await runDue();
  expect(await db.selectFrom('detected_days').select('day').execute()).toEqual([{ day: '2026-11-09' }]);
  const before = await counts();
  await stage.run(message?.payload, deps());
  expect(await counts()).toEqual(before);
});
