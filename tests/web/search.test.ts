import { makeSetupToken } from '@voc/app';
import { runInline, silentLog } from '@voc/core';
import { createRollupStage } from '@voc/report';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';
import { taxonomy } from '../support/taxonomy.ts';
import { type Browser, startDashboard, type TestDashboard } from './support/dashboard.ts';
import { password } from './support/people.ts';

const database = withDatabase();
const now = new Date('2026-11-23T01:00:00Z');
let dashboard: TestDashboard;
let boss: Browser;

const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

interface Said {
  n: number;
  day: string;
  text?: string;
  product?: string | null;
  followUps?: string[];
  turns?: [role: 'customer' | 'agent', text: string][];
}

async function store({ n, day, text = '', product = 'P1', followUps = [], turns }: Said): Promise<void> {
  const { db } = database;
  const texts = JSON.stringify(followUps.map((one) => ({ text: one, at: null })));
  await sql`insert into items (item_id, source_id, external_id, kind, platform, shop_id, listing_id, product_id, text, follow_ups,
      event_at, event_on, content_hash)
    values (${idOf(n)}::uuid, 's', ${String(n)}, ${turns ? 'chat' : 'review'}, '天猫', '店', ${`L${n}`}, ${product}, ${text}, ${texts}::jsonb,
      ${`${day}T03:00:00Z`}, ${day}::date, ${`h${n}`})`.execute(db);
  for (const [at, [role, words]] of (turns ?? []).entries())
    await sql`insert into item_turns (item_id, n, role, text) values (${idOf(n)}::uuid, ${at}, ${role}, ${words})`.execute(
      db,
    );
  await sql`insert into classifications (item_id, model_version, content_hash, intent, sentiment, grade, leaves, categories,
      escalators, praises, wishes, red_lines, topics, unresolved)
    values (${idOf(n)}::uuid, 'test-1', ${`h${n}`}, 'neutral', 'neu', null, '{}', '[]', '{}', '[]', '[]', '[]', '[]', false)`.execute(
    db,
  );
  await sql`insert into dirty_days (day, product_id)
    values (${day}::date, ${product ?? `~天猫/店/L${n}`})`.execute(db);
}

const rollUp = () =>
  runInline([createRollupStage({ taxonomy, modelVersion: 'test-1' })], {
    db: database.db,
    log: silentLog,
    now,
  });

/** Numbers of the voices that are found, in the order of the page. */
async function find(words: string, also = ''): Promise<number[]> {
  const answer = await boss.send(
    'GET',
    `/api/v1/items?from=2026-06-01&to=2026-11-23&q=${encodeURIComponent(words)}${also}`,
  );
  return answer.json().items.map(({ id }: { id: string }) => Number(id.slice(-12)));
}

beforeAll(async () => {
  const { db } = database;
  await sql`insert into sources (source_id, mapping, shop_id, platform) values ('s', 'm', '店', '天猫')`.execute(
    db,
  );
  await sql`insert into products (product_id, name) values ('P1', '外套')`.execute(db);
  await store({ n: 1, day: '2026-11-22', text: '拉链卡住了' });
  await store({ n: 2, day: '2026-11-18', text: '还行', followUps: ['洗后拉链坏了'] });
  await store({
    n: 3,
    day: '2026-09-30',
    turns: [
      ['agent', '是纽扣的问题吗'],
      ['customer', '不是,拉链的'],
    ],
  });
  await store({ n: 4, day: '2026-06-02', text: '拉链顺滑', product: null });
  await store({ n: 5, day: '2026-06-02', text: 'USB口松动', product: null });
  await store({ n: 6, day: '2026-06-01', text: '100%纯棉_假的' });
  await rollUp();
  dashboard = await startDashboard(db, () => now);
  boss = dashboard.visit();
  const token = await makeSetupToken(db, now);
  await boss.send('POST', '/api/v1/setup', { token, login: 'boss', name: '王主管', password });
});

afterAll(async () => {
  await dashboard?.server.close();
});

test('finds words in texts, follow-ups and what customers say, with a product and without, newest first', async () => {
  expect(await find('拉链')).toEqual([1, 2, 3, 4]);
  expect(await find('拉链', '&channel=chat')).toEqual([3]);
  expect(await find('拉链', '&product=P1')).toEqual([1, 2, 3]);
  expect(await find('纽扣')).toEqual([]);
});

test('goes on from page to page over parts of the span', async () => {
  const first = await boss.send(
    'GET',
    `/api/v1/items?from=2026-06-01&to=2026-11-23&limit=2&q=${encodeURIComponent('拉链')}`,
  );
  expect(first.json().items).toHaveLength(2);
  expect(await find('拉链', `&limit=2&after=${encodeURIComponent(first.json().next)}`)).toEqual([3, 4]);
});

test('takes capital letters and small ones as one, and signs as they stand', async () => {
  expect(await find('usb口')).toEqual([5]);
  expect(await find('%')).toEqual([6]);
  expect(await find('棉_假')).toEqual([6]);
  expect(await find('拉_')).toEqual([]);
});

test('finds at once what has changed and is not rolled up yet', async () => {
  const { db } = database;
  await sql`update items set text = '鞋带断了' where item_id = ${idOf(1)}::uuid`.execute(db);
  await sql`insert into dirty_days (day, product_id) values ('2026-11-22', 'P1')`.execute(db);
  expect(await find('鞋带')).toEqual([1]);
  expect(await find('拉链')).toEqual([2, 3, 4]);
  await rollUp();
  expect(await find('鞋带')).toEqual([1]);
});

test('finds what has been read and is not classified yet', async () => {
  const { db } = database;
  for (const [n, product] of [
    [8, 'P1'],
    [9, null],
  ] as const) {
    await store({ n, day: '2026-11-21', text: '腰带扣生锈', product });
    await sql`insert into classify_due (item_id) values (${idOf(n)}::uuid)`.execute(db);
  }
  await sql`delete from classifications where item_id in (${idOf(8)}::uuid, ${idOf(9)}::uuid)`.execute(db);
  await sql`delete from dirty_days where day = '2026-11-21'`.execute(db);
  expect(await find('腰带扣')).toEqual([9, 8]);
});

test('what is deleted leaves no word behind, and the others of its day are found once it is counted again', async () => {
  const { db } = database;
  await store({ n: 7, day: '2026-11-22', text: '帽子太浅' });
  await rollUp();
  await sql`delete from items where item_id = ${idOf(1)}::uuid`.execute(db);
  const kept = await db.selectFrom('voice_words').select('words').execute();
  expect(kept.map(({ words }) => words).join('\n')).not.toContain('鞋带');
  await sql`insert into dirty_days (day, product_id) values ('2026-11-22', 'P1')`.execute(db);
  expect(await find('帽子')).toEqual([7]);
  await rollUp();
  expect(await find('帽子')).toEqual([7]);
});
