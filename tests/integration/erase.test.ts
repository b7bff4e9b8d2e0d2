import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadClassifier, loadSources } from '@voc/app';
import { createClassifyStage, rowClassifierOf } from '@voc/classify';
import { silentLog } from '@voc/core';
import { openDatabase } from '@voc/core/db';
import { erasePerson, importFile, personOf } from '@voc/ingest';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { withDesk } from '../support/desk.ts';
import { dumpTables } from '../support/dump-tables.ts';
import { runVoc, testSecretKey } from '../support/voc.ts';

const desk = withDesk();

const header = '店铺,评论编号,订单号,商品编号,商品名称,评论时间,星级,评论内容,用户昵称';
const phone = '13800138000';
const words = '页面是雾霾蓝收到的明显偏绿色差太大了';
const review = (id: number, text: string, stars: number, nick = `小*${id}`): string =>
  `京东店,${id},8${id},501,水壶,2026-11-1${id % 7} 09:30:00,${stars},${text},${nick}`;
const table = (...rows: string[]): string => `${[header, ...rows].join('\n')}\n`;
const file = table(
  review(1, `${words}。请打138-0013-8000`, 1, '甲方'),
  review(2, '烧水很快很满意', 5),
  review(3, '声音太吵睡不着', 1, '丙方'),
  review(4, '此用户没有填写评价内容', 5, '丁方'),
);
const chats = `会话编号,店铺,商品编号,订单号,顾客,发送方,发送时间,消息内容,客服账号
s1,京东店,501,,戊方,顾客,2026-11-12 10:00:00,我的电话是13800138000,
s1,京东店,501,,戊方,客服,2026-11-12 10:01:00,好的已经记下了,京东店:小美
s2,京东店,501,,己方,顾客,2026-11-12 10:00:00,这款能烧两升吗,
`;

const textOf = (out: string): string =>
  readdirSync(join(desk.folder, out), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'))
    .join('\n');

test('a person is gone from tables and exports, cannot come back by the same files, and the reports follow', async () => {
  const { db, url } = await desk.database();
  const files = [desk.write('reviews.csv', file), desk.write('chats.csv', chats)];
  const erase = (...args: string[]) =>
    runVoc(['erase', ...args, '--out', 'out', '--json'], url, { INIT_CWD: desk.folder }).then((stdout) =>
      JSON.parse(stdout),
    );
  await desk.run(url, [...files, '--out', 'out']);
  expect(textOf('out')).toContain(words);

  const before = await dumpTables(db);
  const rehearsed = await erase('--phone', phone, '--dry-run');
  expect(rehearsed).toMatchObject({ dryRun: true, counts: { items: 2, item_turns: 2, classifications: 2 } });
  expect(await dumpTables(db)).toEqual(before);

  const receipt = await erase('--phone', '138 0013 8000');
  expect(receipt.counts).toEqual(rehearsed.counts);
  expect(receipt.reports.length).toBeGreaterThan(0);
  expect(receipt.toCheck).toEqual([]);
  expect(textOf('out')).not.toContain(words);
  const { tombstones, ...kept } = await dumpTables(db);
  expect(tombstones?.length).toBeGreaterThanOrEqual(2);
  expect(JSON.stringify(kept)).not.toContain(words);
  expect(JSON.stringify(kept)).not.toContain('手机号#');

  const again = await desk.run(url, [...files, '--out', 'out']);
  expect(again.output.imports).toMatchObject([
    { read: 4, accepted: 0, duplicate: 2, template: 1, quarantined: 1, reasons: { erased: 1 } },
    { read: 2, accepted: 0, duplicate: 1, template: 0, quarantined: 1, reasons: { erased: 1 } },
  ]);
  expect(again.output.reports.every(({ revision }) => revision === 2)).toBe(true);
  expect(again.output.reports[0]?.changes).toContain('声音 5→3 条');
  expect(textOf('out')).not.toContain(words);

  expect((await erase('--customer', '丁方')).counts).toMatchObject({ items: 0, template_rows: 1 });
  expect((await erase('--order', '83')).counts).toMatchObject({ items: 1 });
  const third = await desk.run(url, [...files, '--out', 'out']);
  expect(third.output.imports[0]).toMatchObject({ read: 4, duplicate: 1, template: 0, quarantined: 3 });
  const stored = await db.selectFrom('items').select('text').orderBy('text').execute();
  expect(stored).toEqual([{ text: '' }, { text: '烧水很快很满意' }]);
}, 300_000);

test('an item that is being classified when it is erased leaves nothing behind', async () => {
  const { db, url } = await desk.database();
  const own = openDatabase(url);
  try {
    const path = desk.write('flight.csv', file);
    const settings = { pool: own.pool, shop: 'default', secretKey: testSecretKey, mappings: loadSources() };
    await importFile({ ...settings, path });
    const classifier = rowClassifierOf(loadClassifier({ fastModel: true }));
    const stage = createClassifyStage({
      ...classifier,
      modelVersion: classifier.modelVersion,
      prepared: (due) => classifier.prepared(due),
      // The batch is in memory and the words are cut while the request comes in.
      classify: async (inputs) => {
        await db
          .transaction()
          .execute((tx) => erasePerson(tx, personOf({ phone }, testSecretKey)).then(() => undefined));
        return classifier.classify(inputs);
      },
    });
    const deps = { db, log: silentLog, now: new Date('2026-11-23T00:00:00Z') };
    for (const { payload } of await stage.due(deps, 10)) await stage.run(payload, deps);
    const { rows } = await sql<{ left: number }>`
      select count(*)::int as left from classifications c
      where not exists (select 1 from items i where i.item_id = c.item_id)`.execute(db);
    expect(rows).toEqual([{ left: 0 }]);
    const tables = await dumpTables(db);
    expect(tables.items).toHaveLength(2);
    expect(tables.classifications).toHaveLength(2);
    expect(tables.classify_due).toEqual([]);
    expect(JSON.stringify(tables)).not.toContain(words);
  } finally {
    await own.db.destroy();
  }
});

test('a reading that waits while somebody is erased keeps them out', async () => {
  const { db, url } = await desk.database();
  const own = openDatabase(url);
  try {
    const path = desk.write('waiting.csv', file);
    const settings = { pool: own.pool, shop: 'default', secretKey: testSecretKey, mappings: loadSources() };
    const read = await db.transaction().execute(async (tx) => {
      await erasePerson(tx, personOf({ order: '81' }, testSecretKey));
      return { reading: importFile({ ...settings, path }) };
    });
    expect(await read.reading).toMatchObject({ read: 4, accepted: 2, template: 1, quarantined: 1 });
  } finally {
    await own.db.destroy();
  }
});

test.each([[[]], [['--phone', '12345']], [['--phone', phone, '--order', '1']]])(
  'wrong usage is told: %j',
  async (args) => {
    const { url } = await desk.database();
    await expect(runVoc(['erase', ...args], url, { INIT_CWD: desk.folder })).rejects.toThrow('ended with 2');
  },
);
