import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withDesk } from '../support/desk.ts';
import { startVoc } from '../support/voc.ts';

const desk = withDesk();

const rows = [
  '2026-11-10 09:30:00,5,壶盖漏水烫到了手请打13800138000,70111,小明明',
  '2026-11-11 09:30:00,四朵小红花,烧水很快很满意会回购,70112,小红红',
  '2026-11-12 09:30:00,1,颜色和图片不一样偏黄不少,70113,小刚刚',
];
const table = `${['反馈日期,打分,顾客留言,商品编号,会员昵称', ...rows].join('\n')}\n`;

test('a file of unknown layout is held, its mapping proposed and saved, and a row that did not fit is driven again', async () => {
  const { db, url } = await desk.database();
  const home = join(desk.folder, 'home');
  const file = desk.write('feedback.csv', table);
  const voc = async (...args: string[]) => {
    const { code, stdout, stderr } = await startVoc([...args, '--json'], url, {
      INIT_CWD: desk.folder,
      VOC_HOME: home,
    }).ended;
    return { code, stderr, output: stdout === '' ? null : JSON.parse(stdout) };
  };

  const refused = await voc('ingest', file);
  expect(refused.code).toBe(1);
  expect(refused.output.refused[0]).toContain('voc inspect');
  const held = await db.selectFrom('held_files').select(['file_name', 'columns']).execute();
  expect(held).toEqual([
    { file_name: 'feedback.csv', columns: ['反馈日期', '打分', '顾客留言', '商品编号', '会员昵称'] },
  ]);
  expect(await db.selectFrom('items').selectAll().execute()).toEqual([]);

  const proposed = await voc('inspect', file);
  expect(proposed.code).toBe(1);
  expect(proposed.stderr).toContain('认不出的表格布局');
  expect(proposed.output).toMatchObject({ kind: 'reviews', missing: [], mapping: { name: 'own-feedback' } });
  expect(proposed.output.columns).toMatchObject([
    { name: '反馈日期', field: 'eventAt' },
    { name: '打分', field: 'rating' },
    { name: '顾客留言', field: 'text' },
    { name: '商品编号', field: 'listingId' },
    { name: '会员昵称', field: 'customer' },
  ]);
  expect(JSON.stringify(proposed.output)).not.toMatch(/13800138000|小明明/u);

  const saved = await voc('inspect', file, '--save-mapping', '--name', 'feedback');
  expect(saved.code).toBe(0);
  expect(saved.output).toMatchObject({ mapping: 'feedback', readable: 2, refused: 1 });
  const path = join(home, 'mappings', 'feedback.json');
  expect(saved.output.saved).toBe(path);

  const read = await voc('ingest', file);
  expect(read.output.imports).toMatchObject([
    { read: 3, accepted: 2, quarantined: 1, reasons: { bad_value: 1 } },
  ]);
  expect(await db.selectFrom('held_files').selectAll().execute()).toEqual([]);
  const listed = await voc('quarantine', 'list', '--reason', 'bad_value');
  expect(listed.output).toMatchObject({
    total: 1,
    rows: [
      { sourceId: 'feedback@default', file: 'feedback.csv', row: 3, column: '打分', reason: 'bad_value' },
    ],
  });
  expect(listed.output.rows[0].rowHash).toMatch(/^[0-9a-f]{64}$/u);

  const mapping = JSON.parse(readFileSync(path, 'utf8'));
  mapping.version = '2';
  mapping.fields.rating.transform = { kind: 'values', values: { 四朵小红花: '4' } };
  writeFileSync(path, JSON.stringify(mapping));
  const driven = await voc('quarantine', 'redrive', file);
  expect(driven.output.files).toMatchObject([
    { read: 3, accepted: 1, duplicate: 2, template: 0, quarantined: 0, released: 1 },
  ]);
  expect(await db.selectFrom('quarantined_rows').selectAll().execute()).toEqual([]);
  const told = await db
    .selectFrom('imports')
    .select(['read', 'accepted', 'duplicate', 'quarantined', 'mapping_version'])
    .execute();
  expect(told).toEqual([{ read: 3, accepted: 3, duplicate: 0, quarantined: 0, mapping_version: '2' }]);
}, 300_000);
