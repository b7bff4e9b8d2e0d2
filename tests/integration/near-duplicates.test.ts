import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSources } from '@voc/app';
import { runInline, silentLog } from '@voc/core';
import { type Db, openDatabase, type Pool } from '@voc/core/db';
import { countRepeats, createNearStage, importFile, readMonth, saveMonth } from '@voc/ingest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '../support/database.ts';
import { testSecretKey } from '../support/voc.ts';

const header =
  '店铺,评价ID,订单编号,商品ID,商品标题,颜色分类,尺码,评价时间,评分,评价内容,追评内容,追评时间,买家昵称,签收时间';
const line = (id: number, product: number, day: string, text: string): string =>
  `旗舰店,${id},9${id},${product},外套,蓝,M,${day} 10:00:00,5,"${text}",,,小*明,2026-11-01`;

const praise = '版型很正面料柔软穿着不闷颜色和图片上一样家里人都说好看';
const files = {
  first: [
    line(1, 71, '2026-11-10', praise),
    line(2, 72, '2026-11-12', `${praise}!!👍`),
    line(3, 71, '2026-11-12', '好看好看'),
    line(4, 72, '2026-11-12', '好看好看'),
    line(5, 71, '2026-11-12', '洗了一次就掉色,和旁边的衣服一起染花了'),
  ],
  second: [
    line(6, 73, '2026-11-20', praise.replace('都说', '全说')),
    line(7, 74, '2026-12-20', praise),
    line(8, 74, '2026-12-21', `${praise}第2件`),
  ],
};

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'voc-near-'));
  for (const [name, lines] of Object.entries(files))
    writeFileSync(join(folder, `${name}.csv`), `${header}\n${lines.join('\n')}\n`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function groupsOf(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ ids: string }>(`
    select string_agg(external_id, ' ' order by external_id) as ids
    from near_duplicates d join items i using (item_id) group by group_key order by 1`);
  return rows.map(({ ids }) => ids);
}

interface Shop {
  db: Db;
  pool: Pool;
  read(name: string): Promise<number>;
  mark(): Promise<number>;
}

async function withShop<T>(run: (shop: Shop) => Promise<T>): Promise<T> {
  const database = await createTestDatabase();
  const { db, pool } = openDatabase(database.url);
  const settings = { pool, shop: 'default', secretKey: testSecretKey, mappings: loadSources() };
  try {
    return await run({
      db,
      pool,
      async read(name) {
        const { accepted } = await importFile({ ...settings, path: join(folder, `${name}.csv`) });
        return accepted;
      },
      async mark() {
        await runInline([createNearStage()], { db, log: silentLog, now: new Date() });
        return countRepeats(db);
      },
    });
  } finally {
    await db.destroy();
    await database.drop();
  }
}

test('a review repeated over sibling products is marked, counted, and stays an item', async () => {
  await withShop(async ({ pool, read, mark }) => {
    expect(await read('first')).toBe(5);
    expect(await mark()).toBe(1);
    expect(await groupsOf(pool)).toEqual(['1 2']);
    expect(await read('second')).toBe(3);
    expect(await mark()).toBe(3);
    expect(await groupsOf(pool)).toEqual(['1 2 6', '7 8']);
    expect(await read('second')).toBe(0);
    const { rows: due } = await pool.query('select * from near_due');
    expect(due).toEqual([]);
    await pool.query("delete from items where external_id = '8'");
    expect(await mark()).toBe(2);
  });
});

test('the order of the files does not matter', async () => {
  await withShop(async ({ pool, read, mark }) => {
    await read('second');
    await mark();
    await read('first');
    expect(await mark()).toBe(3);
    expect(await groupsOf(pool)).toEqual(['1 2 6', '7 8']);
  });
});

test('a month that changes while it is compared stays due, and one that is due waits as long as it is told', async () => {
  await withShop(async ({ db, pool, read, mark }) => {
    await read('first');
    const deps = { db, log: silentLog, now: new Date() };
    expect(await createNearStage({ waitSeconds: 3600 }).due(deps, 10)).toEqual([]);
    const [message] = await createNearStage().due(deps, 10);
    expect(message).toEqual({ stage: 'near', key: 'near-2026-11-01', payload: { month: '2026-11-01' } });
    const { month, version } = await readMonth(db, '2026-11-01');
    await read('second');
    await db.transaction().execute((tx) => saveMonth(tx, { month, version }, new Map()));
    expect(await createNearStage().due(deps, 10)).toHaveLength(2);
    expect(await mark()).toBe(3);
    expect(await groupsOf(pool)).toEqual(['1 2 6', '7 8']);
  });
});
