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
  for (const table of [
    'items',
    'classifications',
    'corrections',
    'dirty_days',
    'rollups',
    'rollup_weeks',
    'complaint_voices',
    'chat_answers',
    'detected_days',
  ])
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

/** Sums of rollup rows by week, as they stand now and as they should. */
async function weeks(): Promise<[kept: unknown[], summed: unknown[]]> {
  const columns = sql`product_id, measure, category, kind, platform, shop_id`;
  const kept =
    await sql`select week_on::text as week, ${columns}, count from rollup_weeks order by 1, 2, 3, 4, 5`.execute(
      database.db,
    );
  const summed = await sql`
    select date_trunc('week', day)::date::text as week, ${columns}, sum(count)::int as count from rollups
    where measure <> 'intent' and day > ${undatedDay}::date group by 1, 2, 3, 4, 5, 6, 7 order by 1, 2, 3, 4, 5`.execute(
    database.db,
  );
  return [kept.rows, summed.rows];
}

test('weeks of a product hold the sums of their days, in whatever order these come and after one of them has changed', async () => {
  await give({ n: 1, day: '2026-11-15', leaves: ['quality.fit'] });
  await give({ n: 2, day: '2026-11-16', leaves: ['quality.fit'] });
  await give({ n: 3, day: null, product: null, leaves: ['quality.fit'] });
  await runDue();
  await give({ n: 4, day: '2026-11-09', leaves: ['quality.fit'] });
  await give({ n: 5, day: '2026-11-09', product: 'B2', leaves: [] });
  await runDue();
  const [before, summed] = await weeks();
  expect(before).toEqual(summed);
  expect(before).toContainEqual(
    expect.objectContaining({ week: '2026-11-09', product_id: 'A1', category: 'quality.fit', count: 2 }),
  );
  await sql`insert into corrections values (${idOf(1)}, '小美', now(), 'praise', '{}', null)`.execute(
    database.db,
  );
  await sql`insert into dirty_days (day, product_id) values ('2026-11-15', 'A1')`.execute(database.db);
  await runDue();
  const [after, changed] = await weeks();
  expect(after).toEqual(changed);
  expect(after).not.toEqual(before);
});

test('each leaf that counts has what the model found of it, and nothing where a person gave it', async () => {
  const { db } = database;
  await give({ n: 1, day: '2026-11-10', leaves: ['quality.fit', 'mismatch.color'] });
  await give({ n: 2, day: '2026-11-10', leaves: ['quality.fit'] });
  const category = (id: string, confidence: number, text: string | null) => ({
    id,
    confidence,
    evidence: text === null ? [] : [{ text, start: 0, end: text.length }],
  });
  const found = [category('mismatch.color', 0.7, '偏绿'), category('quality.fit', 0.9, null)];
  await sql`update classifications set categories = ${JSON.stringify(found)} where item_id = ${idOf(1)}`.execute(
    db,
  );
  await sql`update classifications set categories = ${JSON.stringify([category('quality.fit', 0.4, '勒')])}
    where item_id = ${idOf(2)}`.execute(db);
  await sql`insert into corrections values (${idOf(2)}, '小美', now(), 'complaint', '{quality.smell,quality.fit}', null)`.execute(
    db,
  );
  await runDue();
  const rows = await db
    .selectFrom('complaint_voices')
    .select(['leaves', 'confidences', 'evidences'])
    .orderBy('item_id')
    .execute();
  expect(rows).toEqual([
    { leaves: ['quality.fit', 'mismatch.color'], confidences: [null, 0.7], evidences: [null, '偏绿'] },
    { leaves: ['quality.smell', 'quality.fit'], confidences: [null, 0.4], evidences: [null, '勒'] },
  ]);
});

test('a conversation is kept with its answers, and goes with its item', async () => {
  const { db } = database;
  await give({ n: 1, day: '2026-11-10', kind: 'chat', leaves: ['quality.fit'] });
  await give({ n: 2, day: '2026-11-10', leaves: [] });
  await sql`update items set event_at = '2026-11-10T04:00:00Z', customer_hash = 'c1' where kind = 'chat'`.execute(
    db,
  );
  await sql`insert into item_turns (item_id, n, role, text, at, team) values
    (${idOf(1)}, 0, 'agent', '您好', '2026-11-10T03:59:00Z', '甲组'), (${idOf(1)}, 1, 'customer', '在吗', '2026-11-10T04:00:00Z', null),
    (${idOf(1)}, 2, 'agent', '在', '2026-11-10T04:00:30Z', '乙组'), (${idOf(1)}, 3, 'agent', '好了', '2026-11-10T04:20:00Z', '丙组')`.execute(
    db,
  );
  await runDue();
  const kept = () =>
    db
      .selectFrom('chat_answers')
      .select(['customer_hash', 'problem', 'resolved', 'is_timed', 'waited', 'taken', 'team'])
      .execute();
  expect(await kept()).toEqual([
    {
      ...{ customer_hash: 'c1', problem: 'quality', resolved: true, is_timed: true },
      ...{ waited: 30, taken: 1200, team: '乙组' },
    },
  ]);
  await sql`delete from items where item_id = ${idOf(1)}`.execute(db);
  expect(await kept()).toEqual([]);
});
