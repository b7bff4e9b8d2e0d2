import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSources } from '@voc/app';
import type { Db, Pool } from '@voc/core/db';
import {
  holdFile,
  importFile,
  importSheets,
  proposeLayout,
  type RedriveResult,
  redriveSheets,
  type Sources,
  UnknownLayoutError,
} from '@voc/ingest';
import { writeWorkbook } from '@voc/ingest/testing';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase } from '../support/database.ts';
import { testSecretKey } from '../support/voc.ts';

const mappings = loadSources();
let folder = '';
let db: Db;
let pool: Pool;
let drop: () => Promise<void>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'voc-settled-'));
});

beforeEach(async () => {
  ({ db, pool, drop } = await createTestDatabase());
});

afterEach(() => drop());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const settings = (shop = 'default', sources: Sources = mappings) => ({
  pool,
  shop,
  secretKey: testSecretKey,
  mappings: sources,
});

async function redrive(path: string, shop: string): Promise<RedriveResult[]> {
  const driven: RedriveResult[] = [];
  for await (const result of redriveSheets({ ...settings(shop), db, path })) driven.push(result);
  return driven;
}

const entries = async (): Promise<string[]> => {
  const rows = await db
    .selectFrom('quarantined_rows')
    .select(['source_id', 'reason'])
    .orderBy('source_id')
    .execute();
  return rows.map(({ source_id, reason }) => `${source_id} ${reason}`).sort();
};

const talk = (customer: string): string[] => [
  `${customer} 2026-11-10 10:00:00`,
  '杯子漏水',
  '某某旗舰店 2026-11-10 10:01:00',
  '亲,发个图片',
];

test('a talk without a known agent leaves the list when its file is read again with the name of the shop', async () => {
  const path = write('a.txt', talk('t_小鹿').join('\n'));
  const other = write('b.txt', talk('t_小马').join('\n'));
  for (const one of [path, other]) await importFile({ ...settings(), path: one });
  expect(await entries()).toEqual(Array(2).fill('qianniu-chats@default unknown_role'));
  const again = await redrive(path, '某某旗舰店');
  expect(again).toMatchObject([{ accepted: 1, quarantined: 0, superseded: 1 }]);
  expect(await entries()).toEqual(['qianniu-chats@default unknown_role']);
});

test('rows and conversations that still do not fit are listed once, under the source of the last reading', async () => {
  const header = '会话编号,店铺,商品编号,订单号,顾客,发送方,发送时间,消息内容,客服账号';
  const path = write(
    'chats.csv',
    `${header}\ns1,京东店,77,,小*红,谁,2026-11-10 10:00:00,在吗,\ns2,京东店,77,,小*红,顾客,很久以前,在吗,\n`,
  );
  await importFile({ ...settings(), path });
  expect(await entries()).toEqual(['jd-chats@default bad_value', 'jd-chats@default unknown_role']);
  expect(await redrive(path, '京东店')).toMatchObject([{ accepted: 0, superseded: 2 }]);
  expect(await entries()).toEqual(['jd-chats@京东店 bad_value', 'jd-chats@京东店 unknown_role']);
});

test('a held workbook of several sheets is released once its mapping is there; its name is stored masked', async () => {
  const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  const rowOf = (cells: readonly string[]): string => `<row>${cells.map(cell).join('')}</row>`;
  const said = ['壶盖漏水烫到了手没法用', '烧水很快很满意会回购', '颜色和图片不一样偏黄不少'];
  const sheets = ['10月', '11月'].map((name, at) => ({
    name,
    rows: [
      ['反馈日期', '打分', '顾客留言', '商品编号', '会员昵称'],
      ...said.map((text, n) => [`2026-1${at}-1${n} 09:30:00`, '5', text, `7011${n}`, '小明明']),
    ]
      .map(rowOf)
      .join(''),
  }));
  const path = write('13912345678反馈.xlsx', writeWorkbook({ sheets }));
  const readAll = async (sources: Sources): Promise<number> => {
    let accepted = 0;
    for await (const result of importSheets({ ...settings('default', sources), path }))
      accepted += result.accepted;
    return accepted;
  };
  const refused: unknown = await readAll(mappings).catch((error: unknown) => error);
  if (!(refused instanceof UnknownLayoutError)) throw refused;
  await holdFile(pool, path, refused, testSecretKey);
  const [held] = await db.selectFrom('held_files').select(['file_name', 'problem']).execute();
  expect(held?.file_name).toMatch(/^\[手机号#\w{10}\]反馈\.xlsx$/u);
  expect(held?.problem).toContain('反馈日期');
  const { mapping } = await proposeLayout(path, mappings, { name: 'own-feedback' });
  if (!mapping) throw new Error('a mapping is proposed');
  expect(await readAll({ ...mappings, mappings: [...mappings.mappings, mapping] })).toBe(6);
  expect(await db.selectFrom('held_files').selectAll().execute()).toEqual([]);
});
