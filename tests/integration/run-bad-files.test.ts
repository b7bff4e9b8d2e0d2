import { writeWorkbook, writeZip } from '@voc/ingest/testing';
import { expect, test } from 'vitest';
import { withDesk } from '../support/desk.ts';
import { dumpTables } from '../support/dump-tables.ts';
import { reviewColumns as columns } from '../support/review-columns.ts';

const desk = withDesk();

const review = (id: string, text: string, more: { order?: string; at?: string } = {}): string[] => [
  '旗舰店',
  id,
  more.order ?? `6951908818378${id.padStart(6, '0')}`,
  '88',
  '外套',
  more.at ?? '2026-11-10 10:00:00',
  '5',
  text,
  '小*明',
];
const csv = (...rows: readonly string[][]): string => rows.map((row) => `${row.join(',')}\n`).join('');
const page = (...rows: readonly string[][]): string =>
  `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table><tr><td>评价导出</td></tr></table><table>${rows
    .map(
      (row) => `<tr>${row.map((cell) => `<td style='mso-number-format:"\\@"'>${cell}</td>`).join('')}</tr>`,
    )
    .join('')}</table></body></html>`;
const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const workbook = (...rows: readonly string[]): Buffer =>
  writeWorkbook({
    sheets: [
      { name: '说明', rows: `<row r="1">${cell('本表为评价导出')}</row>` },
      { name: '评价', rows: rows.map((row, at) => `<row r="${at + 3}">${row}</row>`).join('') },
    ],
  });
const rowOf = (cells: readonly string[]): string => cells.map(cell).join('');

const storedTexts = async (db: Parameters<typeof dumpTables>[0]): Promise<string[]> => {
  const items = await db.selectFrom('items').select(['external_id', 'text']).execute();
  return items.map(({ external_id, text }) => `${external_id} ${text}`).sort();
};

test('an archive is read file by file, whatever is in it; what is refused stops no other', async () => {
  const { db, url } = await desk.database();
  const archive = desk.write(
    '11月.zip',
    writeZip([
      { name: Buffer.from('c6c0bcdb2e637376', 'hex'), content: csv(columns, review('1', '很软')) },
      { name: 'export/评价.xls', content: page(columns, review('2', '很暖')) },
      { name: 'export/评价.xlsx', content: workbook(rowOf(columns), rowOf(review('3', '很轻'))) },
      { name: 'inner.zip', content: writeZip([{ name: 'a.csv', content: csv(columns, review('4', '好')) }]) },
      { name: 'empty.csv', content: '' },
      { name: '__MACOSX/._x', content: 'x' },
      {
        name: 'titled.tsv',
        content: `评价明细\n\n导出时间 2026-11-11\n${csv(columns, review('5', '很薄')).replaceAll(',', '\t')}`,
      },
    ]),
  );
  const bomb = desk.write('bomb.zip', writeZip([{ name: 'a.csv', content: 'a', size: 3_000_000_000 }]));
  const locked = desk.write('locked.zip', writeZip([{ name: 'a.csv', content: 'a', flags: 1 }]));
  const { code, output } = await desk.run(url, [archive, bomb, locked, '--out', 'zip']);
  expect(code).toBe(1);
  expect(output.imports).toMatchObject([
    { file: '11月.zip/评价.csv', read: 1, accepted: 1 },
    { file: '11月.zip/export/评价.xls', read: 1, accepted: 1 },
    { file: '11月.zip/export/评价.xlsx', read: 1, accepted: 1 },
    { file: '11月.zip/titled.tsv', read: 1, accepted: 1 },
  ]);
  expect(output.refused.map((message) => message.split('。')[0])).toEqual([
    '文件 11月.zip/inner.zip:这是一个压缩包,不是表格',
    '文件 11月.zip/empty.csv:文件是空的',
    expect.stringContaining('文件 bomb.zip:解压后会有 2861 MB,与文件大小不相称,可能是压缩炸弹,没有解压'),
    '文件 locked.zip:这个压缩包带密码',
  ]);
  expect(await storedTexts(db)).toEqual(['1 很软', '2 很暖', '3 很轻', '5 很薄']);
});

test('a column of damaged ids refuses its file, a few damaged ids are set aside, guards are taken off', async () => {
  const { db, url } = await desk.database();
  const damaged = { order: '1.23457E+18' };
  const most = desk.write(
    'damaged.csv',
    csv(columns, review('1', '好', damaged), review('2', '好', damaged), review('3', '好')),
  );
  const numbers = [...Array(3).keys()].map(
    (at) =>
      `${cell('旗舰店')}${cell(`2${at}`)}<c><v>6.9519088183783178E+18</v></c>${rowOf(review(`2${at}`, '好').slice(3))}`,
  );
  const book = desk.write('damaged.xlsx', workbook(rowOf(columns), ...numbers));
  const few = desk.write(
    'guarded.csv',
    csv(
      columns,
      review('4', '好', { order: '="6951908818378318147"' }),
      review('5', '中', { order: '6951908818378318147\t' }),
      review('6', '差', { order: '6.92E12' }),
      review('7', '差', { order: "'6951908818378318147" }),
    ),
  );
  const { code, output } = await desk.run(url, [most, book, few, '--out', 'ids']);
  expect(code).toBe(1);
  expect(output.refused[0]).toContain('文件 damaged.csv,第 2 行,列「订单编号」:这一列的编号已被表格软件改写');
  expect(output.refused[0]).toContain('请从平台重新导出,不要先用 Excel 打开再保存');
  expect(output.refused[1]).toContain(
    '文件 damaged.xlsx,第 4 行,列「订单编号」:这一列的编号已被表格软件改写',
  );
  expect(output.imports).toMatchObject([{ read: 4, accepted: 3, quarantined: 1, reasons: { bad_value: 1 } }]);
  expect(output.problems[0]).toContain('文件 guarded.csv,第 4 行,列「订单编号」');
  const orders = await db.selectFrom('items').select('order_hash').distinct().execute();
  expect(orders).toHaveLength(1);
});

test('times are read, absent or refused, never wrong', async () => {
  const { db, url } = await desk.database();
  const times: [at: string, stored: string | null][] = [
    ['2026/11/10 下午 3:05', '2026-11-10T07:05:00.000Z'],
    ['20261110093000', '2026-11-10T01:30:00.000Z'],
    ['0001-01-01 00:00:00', null],
    ['1900-01-00', null],
    ['60', null],
    ['1793930400', null],
    ['1793930400123', null],
    ['2026/2/30', null],
    ['上午 12:30', null],
    ['刚刚', null],
    ['3天前', null],
    ['9999-12-31 23:59:59', null],
    ['2002-12-31 23:59:59', null],
  ];
  const rows = times.map(([at], n) => review(String(n), '好', { at }));
  const { output } = await desk.run(url, [desk.write('times.csv', csv(columns, ...rows)), '--out', 'times']);
  expect(output.imports).toMatchObject([
    { read: 13, accepted: 2, quarantined: 11, reasons: { bad_value: 9, missing_value: 2 } },
  ]);
  const items = await db.selectFrom('items').select(['external_id', 'event_at']).execute();
  expect(items.map(({ external_id, event_at }) => [external_id, event_at?.toISOString()]).sort()).toEqual([
    ['0', times[0]?.[1]],
    ['1', times[1]?.[1]],
  ]);
});

test('odd characters and encodings: whole ones are stored, half ones set aside', async () => {
  const { db, url } = await desk.database();
  const odd = [
    review('1', '\u0000颜色\u0000很正'),
    review('2', '\u202E反着写\u202C的'),
    review('3', `好${'\u0301'.repeat(10_000)}`),
    review('4', '𠮷野家的袋子'),
  ];
  const utf8 = desk.write('utf8.csv', `\uFEFF${csv(columns, ...odd)}`);
  const text = csv(columns, review('5', '大端也行'));
  const big = desk.write('be.csv', Buffer.from(text, 'utf16le').swap16());
  const half = desk.write(
    'le.csv',
    Buffer.concat(
      [Buffer.from(`\uFEFF${csv(columns, review('6', '坏'))}`, 'utf16le')].map((bytes) => {
        const copy = Buffer.from(bytes);
        copy.writeUInt16LE(0xd83d, copy.indexOf(Buffer.from('坏', 'utf16le')));
        return copy;
      }),
    ),
  );
  const mixed = desk.write(
    'mixed.csv',
    Buffer.concat([
      Buffer.from(
        csv(columns, ...Array.from({ length: 60 }, (_, n) => review(`1${n}`, '这一行是新编码写的'))),
      ),
      Buffer.from(csv(review('70', '@')).replace('外套', '').replace('旗舰店', '').replace('小*明', '')).map(
        (byte) => (byte === 0x40 ? 0xba : byte),
      ),
    ]),
  );
  const { output } = await desk.run(url, [utf8, big, half, mixed, '--out', 'odd']);
  expect(output.imports).toMatchObject([
    { read: 4, accepted: 4 },
    { read: 1, accepted: 1 },
    { read: 1, quarantined: 1, reasons: { invalid_bytes: 1 } },
    { read: 61, accepted: 60, reasons: { invalid_bytes: 1 } },
  ]);
  const texts = (await storedTexts(db)).filter((one) => /^[1-5] /.test(one));
  expect(texts.map((one) => one.replaceAll('\u0301', ''))).toEqual([
    '1 颜色很正',
    '2 反着写的',
    '3 好',
    '4 𠮷野家的袋子',
    '5 大端也行',
  ]);
});

test('headers given twice are refused where they are needed; names of prototypes and 5,000 columns are columns', async () => {
  const { db, url } = await desk.database();
  const twice = desk.write('twice.csv', csv([...columns, '评价内容'], [...review('1', '好'), '差']));
  const wide = desk.write(
    'wide.csv',
    csv(
      [
        ...columns,
        '__proto__',
        'constructor',
        'toString',
        '备注',
        '备注',
        ...Array.from({ length: 5000 }, (_, n) => `列${n}`),
      ],
      review('2', '好'),
    ),
  );
  const merged = desk.write(
    'merged.csv',
    csv(
      ['店铺', '评价', '', '商品', '', '评价', '', '', '买家昵称'],
      ['', ...columns.slice(1, -1), ''],
      review('3', '好'),
    ),
  );
  const months = ['10月', '11月'].map((name, at) => ({
    name,
    rows: `<row r="1">${rowOf(columns)}</row><row r="2">${rowOf(review(`4${at}`, '好'))}</row>`,
  }));
  const sheets = desk.write('sheets.xlsx', writeWorkbook({ sheets: months }));
  const { output } = await desk.run(url, [twice, wide, merged, sheets, '--out', 'heads']);
  expect(output.refused).toHaveLength(1);
  expect(output.refused[0]).toContain('文件 twice.csv,第 1 行,列「评价内容」:这个列名出现了不止一次');
  expect(output.imports).toMatchObject([
    { file: 'wide.csv', read: 1, accepted: 1 },
    { file: 'merged.csv', read: 1, accepted: 1 },
    { file: 'sheets.xlsx/10月', read: 1, accepted: 1 },
    { file: 'sheets.xlsx/11月', read: 1, accepted: 1 },
  ]);
  expect(await storedTexts(db)).toEqual(['2 好', '3 好', '40 好', '41 好']);
});

test('workbooks that are damaged, hostile or of another kind are refused in clear words', async () => {
  const { db, url } = await desk.database();
  const before = await dumpTables(db);
  const rows = [rowOf(columns), rowOf(review('1', '好'))];
  const whole = workbook(...rows);
  const bomb = writeWorkbook({
    sheets: [{ name: '评价', rows: rows.join('') }],
    parts: [{ name: 'xl/sharedStrings.xml', content: '<sst/>', size: 2 ** 30 }],
  });
  const entity = writeWorkbook({
    sheets: [{ name: '评价', rows: '' }],
    parts: [
      {
        name: 'xl/worksheets/sheet1.xml',
        content: '<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>',
      },
    ],
  });
  const files = [
    desk.write('cut.xlsx', whole.subarray(0, whole.length - 100)),
    desk.write('bomb.xlsx', bomb),
    desk.write('entity.xlsx', entity),
    desk.write('old.xls', Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)])),
    desk.write('login.xls', '<!DOCTYPE html><html><body><form>请登录</form></body></html>'),
  ];
  const { code, output } = await desk.run(url, [...files, '--out', 'books']);
  expect(code).toBe(1);
  for (const [at, start] of [
    '文件 cut.xlsx:文件不完整或已损坏',
    '文件 bomb.xlsx:解压后会有 1024 MB',
    '文件 entity.xlsx:工作簿里有 DTD 或实体声明',
    '文件 old.xls:这是旧版 Excel(.xls)文件',
    '文件 login.xls:这是一个网页,里面没有表格',
  ].entries())
    expect(output.refused[at]).toContain(start);
  expect((await dumpTables(db)).items).toEqual(before.items);
});
