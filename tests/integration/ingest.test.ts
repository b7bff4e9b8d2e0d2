import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSources } from '@voc/app';
import { RejectedFileError } from '@voc/core';
import { maskTokenOf, readConfig } from '@voc/core/config';
import { openDatabase } from '@voc/core/db';
import { type ImportResult, importFile } from '@voc/ingest';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { dumpTables } from '../support/dump-tables.ts';
import { companyFiles, testSecretKey } from '../support/voc.ts';

const mappings = loadSources();
const hotline = '021-58881234';
let folder = '';
const opened: (() => Promise<void>)[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'voc-ingest-'));
});

afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Company extends TestDatabase {
  read(path: string): Promise<ImportResult>;
}

async function company(sources = mappings): Promise<Company> {
  const database = await createTestDatabase();
  opened.push(database.drop);
  const { db, pool } = openDatabase(database.url);
  opened.push(() => db.destroy());
  const read = (path: string) =>
    importFile({ pool, path, shop: 'default', secretKey: testSecretKey, mappings: sources });
  return { ...database, read };
}

function file(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

const reviewHeader =
  '店铺,评价ID,订单编号,商品ID,商品标题,颜色分类,尺码,评价时间,评分,评价内容,追评内容,追评时间,买家昵称,签收时间';
const review = (id: string, text: string, at = '2026-11-10 10:00:00'): string =>
  `旗舰店,${id},9${id},88,外套,蓝,M,${at},5,"${text}",,,小*明,2026-11-08`;
const chatHeader = '会话编号,店铺,商品编号,订单号,顾客,发送方,发送时间,消息内容,客服账号';
const turn = (session: string, who: string, at: string, text: string): string =>
  `${session},京东店,77,,小*红,${who},2026-11-10 ${at},${text},${who === '客服' ? '京东店:小美' : ''}`;
const read = ({ read: rows, accepted, duplicate, template, quarantined }: ImportResult): number[] => [
  rows,
  accepted,
  duplicate,
  template,
  quarantined,
];

describe('importFile', () => {
  test('every kind of export of a company is read; a second reading accepts nothing and changes nothing', async () => {
    const { db, read: readFile } = await company();
    for (const path of companyFiles) {
      const counts = await readFile(path);
      expect(counts.accepted, path).toBeGreaterThan(0);
      expect(counts.read).toBe(counts.accepted + counts.duplicate + counts.template + counts.quarantined);
    }
    const before = await dumpTables(db);
    for (const path of companyFiles) expect((await readFile(path)).accepted, path).toBe(0);
    expect(await dumpTables(db)).toEqual(before);
  });

  test('the order in which catalogue and voices are read does not matter', async () => {
    const [forward, backward] = [await company(), await company()];
    for (const path of companyFiles) await forward.read(path);
    for (const path of companyFiles.toReversed()) await backward.read(path);
    const items = async ({ db }: Company): Promise<string[] | undefined> => (await dumpTables(db)).items;
    expect(await items(backward)).toEqual(await items(forward));
  });

  test('templates, repeats and bad rows are counted apart, and nothing is stored unmasked', async () => {
    const { db, read: readFile } = await company();
    const path = file('mixed.csv', [
      reviewHeader,
      review('1', '很好,电话13912345678'),
      review('1', '很好,电话13912345678'),
      review('2', '此用户没有填写评价内容'),
      review('3', '不错', '2026-13-40 10:00:00'),
    ]);
    const counts = await readFile(path);
    expect(read(counts)).toEqual([4, 1, 1, 1, 1]);
    expect(counts.reasons).toEqual({ bad_value: 1 });
    const item = await db
      .selectFrom('items')
      .select(['text', 'copies', 'event_on'])
      .executeTakeFirstOrThrow();
    expect(item).toEqual({
      text: `很好,电话${maskTokenOf(testSecretKey, 'phone', '13912345678')}`,
      copies: 2,
      event_on: '2026-11-10',
    });
    const bad = await db
      .selectFrom('quarantined_rows')
      .select(['row_no', 'column_name'])
      .executeTakeFirstOrThrow();
    expect(bad).toEqual({ row_no: 5, column_name: '评价时间' });
  });

  test('a conversation of many rows counts as one, and overlapping exports of it meet', async () => {
    const { db, read: readFile } = await company();
    const first = [
      turn('s1', '顾客', '10:00:00', '在吗'),
      turn('s2', '顾客', '11:00:00', '你好'),
      turn('s1', '客服', '10:01:00', '在的'),
    ];
    expect(read(await readFile(file('a.csv', [chatHeader, ...first])))).toEqual([2, 2, 0, 0, 0]);
    const later = [...first, turn('s1', '顾客', '10:02:00', '色差太大了')];
    expect(read(await readFile(file('b.csv', [chatHeader, ...later])))).toEqual([2, 1, 1, 0, 0]);
    expect(read(await readFile(join(folder, 'a.csv')))).toEqual([2, 0, 2, 0, 0]);
    const turns = await db
      .selectFrom('item_turns')
      .innerJoin('items', 'items.item_id', 'item_turns.item_id')
      .where('external_id', '=', 's1')
      .select(['role', 'item_turns.text'])
      .orderBy('n')
      .execute();
    expect(turns).toEqual([
      { role: 'customer', text: '在吗' },
      { role: 'agent', text: '在的' },
      { role: 'customer', text: '色差太大了' },
    ]);
  });

  test('a conversation with a speaker nobody knows is set aside whole', async () => {
    const { read: readFile } = await company();
    const rows = [turn('s1', '顾客', '10:00:00', '在吗'), turn('s1', '机器人二号', '10:01:00', '在的')];
    const counts = await readFile(file('roles.csv', [chatHeader, ...rows]));
    expect(read(counts)).toEqual([1, 0, 0, 0, 1]);
    expect(counts.reasons).toEqual({ unknown_role: 1 });
  });

  test('another text under the same id joins its review as a follow-up', async () => {
    const { db, read: readFile } = await company();
    await readFile(file('first.csv', [reviewHeader, review('1', '刚收到,很好')]));
    const counts = await readFile(
      file('second.csv', [reviewHeader, review('1', '用了一周就坏了', '2026-11-18 09:00:00')]),
    );
    expect(read(counts)).toEqual([1, 1, 0, 0, 0]);
    const item = await db.selectFrom('items').select(['text', 'follow_ups']).executeTakeFirstOrThrow();
    expect(item.text).toBe('刚收到,很好');
    expect(item.follow_ups).toEqual([{ text: '用了一周就坏了', at: '2026-11-18T01:00:00.000Z' }]);
  });

  test.each([
    ['empty.csv', ''],
    ['really-a.pdf.csv', '%PDF-1.7\n%âãÏÓ\n1 0 obj'],
    ['no-text.csv', 'a,b,c\n1,2,3\n'],
    [
      'unclosed.csv',
      `${reviewHeader}\n${review('1', '好')}\n旗舰店,2,92,88,外套,蓝,M,2026-11-10 10:00:00,5,"没有闭合,,,小*明,\n`,
    ],
  ])('%s is refused with file and remedy, and the database stays as it was', async (name, content) => {
    const { db, read: readFile } = await company();
    const before = await dumpTables(db);
    const path = join(folder, name);
    writeFileSync(path, content);
    const error = await readFile(path).catch((refused: unknown) => refused);
    expect(error).toBeInstanceOf(RejectedFileError);
    expect(String(error)).toContain(name);
    expect(String(error)).toContain('处理办法');
    expect(await dumpTables(db)).toEqual(before);
  });

  test.each(['__proto__', 'constructor'])('a column named %s does no harm', async (name) => {
    const { read: readFile } = await company();
    const path = file(`${name}.csv`, [`${reviewHeader},${name}`, `${review('1', '好看')},x`]);
    expect(read(await readFile(path))).toEqual([1, 1, 0, 0, 0]);
    expect(Object.prototype).not.toHaveProperty('x');
  });

  test('a huge field and half a character set their row aside and the rest goes on', async () => {
    const { read: readFile } = await company();
    const path = join(folder, 'rows.csv');
    const good = review('1', '好看');
    writeFileSync(
      path,
      Buffer.concat([
        Buffer.from(`${reviewHeader}\n${good}\n${review('2', 'x'.repeat(50_000_000))}\n`),
        Buffer.from(review('3', '坏@')).map((byte) => (byte === 0x40 ? 0xe5 : byte)),
        Buffer.from(`\n${review('4', '也好')}\n`),
      ]),
    );
    const counts = await readFile(path);
    expect(read(counts)).toEqual([4, 2, 0, 0, 2]);
    expect(counts.reasons).toEqual({ field_too_long: 1, invalid_bytes: 1 });
  });
});

test("the company's own number stays readable in reviews and chats, a customer's does not", async () => {
  const { read, db } = await company(loadSources(readConfig({ VOC_OWN_NUMBERS: hotline })));
  const words = `打${hotline}没人接 请打13800138000`;
  await read(file('own-reviews.csv', [reviewHeader, review('1', words)]));
  await read(file('own-chats.csv', [chatHeader, turn('s1', '顾客', '10:00:00', words)]));
  const safe = `打${hotline}没人接 请打${maskTokenOf(testSecretKey, 'phone', '13800138000')}`;
  expect(await db.selectFrom('items').select('text').where('kind', '=', 'review').execute()).toEqual([
    { text: safe },
  ]);
  expect(await db.selectFrom('item_turns').select('text').execute()).toEqual([{ text: safe }]);
});
