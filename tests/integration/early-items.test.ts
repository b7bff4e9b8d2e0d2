import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSources } from '@voc/app';
import { RejectedFileError } from '@voc/core';
import { openDatabase, type Pool } from '@voc/core/db';
import { type ImportOptions, type ImportResult, importFile } from '@voc/ingest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '../support/database.ts';
import { differencesOf } from '../support/differences.ts';
import { dumpTables } from '../support/dump-tables.ts';
import { isFull, testSecretKey } from '../support/voc.ts';

const mappings = loadSources();
/** Some batches more than are read before the first items are made. */
const rows = 34_000;
let folder = '';
const paths: Record<'long' | 'later' | 'unclosed', string> = { long: '', later: '', unclosed: '' };

const header =
  '店铺,评价ID,订单编号,商品ID,商品标题,颜色分类,尺码,评价时间,评分,评价内容,追评内容,追评时间,买家昵称,签收时间';

/** Repeats, other wordings before and after the first, platform texts and bad rows, near and far from each other. */
function line(n: number): string {
  if (n % 29 === 9) return line(n - 5);
  if (n % 31 === 0 && n > 9000) return line(n - 9000);
  const id = n % 7 === 3 ? Math.floor(n / 2) : n % 11 === 5 ? n - 3 : n % 101 === 7 ? (n * 37) % rows : n;
  const text = n % 13 === 1 ? '此用户未填写评价内容' : n % 5 === 0 ? `第${n}句话,很好` : `第${id}句话,还行`;
  const minute = String(n % 60).padStart(2, '0');
  const at = n % 997 === 0 ? '很久以前' : `2026-1${n % 2}-1${n % 9} 10:${minute}:00`;
  const later = n % 17 === 0 ? `"追评${n}",${at}` : ',';
  return `旗舰店,${id},9${id},${n % 50},"标题${n % 3}",蓝,M,${at},${1 + (n % 5)},"${text}",${later},小*${n % 99},2026-11-08`;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'voc-early-'));
  const lines = Array.from({ length: rows }, (_, n) => line(n));
  for (const [name, content] of [
    ['long', lines],
    ['later', lines.map((one, n) => (n % 4 === 0 ? one.replace('句话', '句别的话') : one))],
    ['unclosed', [...lines, '旗舰店,1,1,1,"没有结束']],
  ] as const) {
    paths[name] = join(folder, `${name}.csv`);
    writeFileSync(paths[name], `${header}\n${content.join('\n')}\n`);
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Desk {
  pool: Pool;
  read(path: string, also?: ImportOptions['also']): Promise<ImportResult>;
  dump(): Promise<Record<string, string[]>>;
}

async function withDesk<T>(run: (desk: Desk) => Promise<T>): Promise<T> {
  const database = await createTestDatabase();
  const { db, pool } = openDatabase(database.url);
  const settings = { pool, shop: 'default', secretKey: testSecretKey, mappings };
  try {
    return await run({
      pool,
      read: (path, also) => importFile({ ...settings, path, also }),
      dump: async () => {
        const { classify_due: due = [], ...tables } = await dumpTables(db);
        delete tables.tombstones;
        // The order of classification is of no effect; who is due is.
        return { ...tables, classify_due: due.map((row) => row.replace(/"seq": \d+/, '')).sort() };
      },
    });
  } finally {
    await db.destroy();
    await database.drop();
  }
}

test.runIf(isFull)(
  'items made while a large file is being read are those made at its end',
  {
    timeout: 300_000,
  },
  async () => {
    const readBoth = async ({ read, dump }: Desk) => {
      const results = [await read(paths.long), await read(paths.later)];
      return { results, tables: await dump() };
    };
    const early = await withDesk(readBoth);
    const late = await withDesk(async (desk) => {
      // Rows are looked through for erased persons at the end, so no item is made before.
      await desk.pool.query("insert into tombstones (kind, token) values ('order', 'nobody')");
      return readBoth(desk);
    });
    expect(early.results).toEqual(late.results);
    expect(differencesOf(early.tables, late.tables)).toEqual({});
    const [first, second] = early.results;
    expect(first?.read).toBe(rows);
    expect(first?.accepted).toBeGreaterThan(12_000);
    expect(second?.accepted).toBeGreaterThan(1_000);
  },
);

test('a large file that fails in the end leaves nothing', { timeout: 300_000 }, async () => {
  await withDesk(async ({ pool, read, dump }) => {
    const before = await dump();
    await expect(read(paths.unclosed)).rejects.toThrow(RejectedFileError);
    await expect(read(paths.long, () => Promise.reject(new RangeError('no')))).rejects.toThrow('no');
    expect(differencesOf(before, await dump())).toEqual({});
    const { rows: held } = await pool.query('select 1 from pg_locks where locktype = $1', ['advisory']);
    expect(held).toEqual([]);
  });
});
