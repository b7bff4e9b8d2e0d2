import { expect, test } from 'vitest';
import { withDesk } from '../support/desk.ts';
import { dumpTables } from '../support/dump-tables.ts';

const desk = withDesk();

const header = '店铺,评价ID,订单编号,商品ID,商品标题,颜色分类,尺码,评价时间,评分,评价内容,买家昵称,签收时间';
const review = (id: string, text: string): string =>
  `旗舰店,${id},9${id},88,外套,蓝,M,2026-11-10 10:00:00,5,"${text}",小*明,2026-11-08`;
const table = (...rows: string[]): string => `${[header, ...rows].join('\n')}\n`;

const remedy = '。处理办法:';
const good = table(review('1', '面料很软,颜色也正'), review('2', '拉链用了两天就坏了'));

test('files that cannot be used are refused one by one, each with file, place and remedy; the database stays as it was', async () => {
  const { db, url } = await desk.database();
  const files = [
    desk.write('empty.csv', ''),
    desk.write('brochure.csv', '%PDF-1.7\n%âãÏÓ\n1 0 obj\n'),
    desk.write('stars-only.csv', '评价ID,商品ID,评价时间,评分\n1,88,2026-11-10 10:00:00,5\n'),
    desk.write('stock.csv', '仓库,货位,库存\n杭州,A-1,7\n'),
    desk.write('open.csv', `${table(review('1', '好看'))}旗舰店,2,92,88,外套,蓝,M,2026-11-10,5,"没写完,,\n`),
  ];
  const before = await dumpTables(db);
  const { code, output } = await desk.run(url, [...files, '--out', 'refused']);
  expect(code).toBe(1);
  expect(output.imports).toEqual([]);
  expect(output.refused).toHaveLength(files.length);
  for (const [at, start] of [
    '文件 empty.csv:文件是空的',
    '文件 brochure.csv:这是一个 PDF 文件,不是表格',
    '文件 stars-only.csv,第 1 行:认不出的表格布局(读到的列:评价ID、商品ID、评价时间、评分)',
    '文件 stock.csv,第 1 行:认不出的表格布局,找不到文字列(读到的列:仓库、货位、库存)',
    '文件 open.csv,第 3 行:这一行有一个双引号没有成对',
  ].entries()) {
    expect(output.refused[at]).toContain(start);
    expect(output.refused[at]).toContain(remedy);
  }
  expect(output.refused[2]).toContain('缺少列 「评价内容」');
  const after = await dumpTables(db);
  for (const name of ['sources', 'imports', 'items', 'listings', 'quarantined_rows', 'template_rows'])
    expect(after[name], name).toEqual(before[name]);
});

test('a refused file does not stop the others: their items are stored and reported, and the exit code is 1', async () => {
  const { db, url } = await desk.database();
  const files = [desk.write('none.csv', ''), desk.write('good.csv', good)];
  const { code, output } = await desk.run(url, [...files, '--out', 'others']);
  expect(code).toBe(1);
  expect(output.refused).toHaveLength(1);
  expect(output.imports).toMatchObject([{ file: 'good.csv', read: 2, accepted: 2 }]);
  expect(output.reports.map(({ period }) => period)).toEqual(['2026-W46', '2026-11', 'all']);
  expect(await dumpTables(db).then(({ items }) => items)).toHaveLength(2);
});

test('a path that leads nowhere is wrong usage, told before anything is read', async () => {
  const { db, url } = await desk.database();
  const good1 = desk.write('good.csv', good);
  await expect(desk.run(url, [good1, 'gone.csv', '--out', 'gone'])).rejects.toThrow(
    /ended with 2[\s\S]*找不到文件「.*gone\.csv」,请核对路径/,
  );
  expect(await dumpTables(db).then(({ items }) => items)).toEqual([]);
});

test('faults of rows set them aside, with row, column and remedy, and the rest goes on; exit 0', async () => {
  const { db, url } = await desk.database();
  const rows = desk.write(
    'rows.csv',
    Buffer.concat([
      Buffer.from(table(review('1', '好看'), review('2', '长'.repeat(17_000_000)))),
      Buffer.from(review('3', '断@')).map((byte) => (byte === 0x40 ? 0xe5 : byte)),
      Buffer.from(`\n${review('4', '也好')}\n`),
    ]),
  );
  const line = (id: number, content: string, more = ''): string =>
    `{"id":${id},"content":"${content}","creationTime":"2026-11-10 10:00:00","referenceId":"88","score":5${more}}`;
  const lines = desk.write(
    'lines.jsonl',
    [
      line(21, '很好用', ',"__proto__":{"text":"恶意"}'),
      line(22, '一般').slice(0, 20),
      line(23, '声音太大'),
    ].join('\n'),
  );
  const proto = desk.write('proto.csv', `${header},__proto__\n${review('5', '合身')},x\n`);
  const { code, output } = await desk.run(url, [rows, lines, proto, '--out', 'rows']);
  expect(code).toBe(0);
  expect(output.imports).toMatchObject([
    { file: 'rows.csv', read: 4, accepted: 2, reasons: { field_too_long: 1, invalid_bytes: 1 } },
    { file: 'lines.jsonl', read: 3, accepted: 2, reasons: { broken_json: 1 } },
    { file: 'proto.csv', read: 1, accepted: 1, reasons: {} },
  ]);
  expect(output.problems).toHaveLength(3);
  for (const [at, start] of [
    '文件 rows.csv,第 3 行,列「评价内容」:一个字段超过 1 MB',
    '文件 rows.csv,第 4 行,列「评价内容」:该行含有不完整或无效的字符(半个汉字)',
    '文件 lines.jsonl,第 2 行:该行不是完整的 JSON 对象',
  ].entries()) {
    expect(output.problems[at]).toContain(start);
    expect(output.problems[at]).toContain(remedy);
  }
  const stored = await db
    .selectFrom('quarantined_rows')
    .select(['row_no', 'reason', 'column_name'])
    .orderBy('reason')
    .execute();
  expect(stored).toEqual([
    { row_no: 2, reason: 'broken_json', column_name: null },
    { row_no: 3, reason: 'field_too_long', column_name: '评价内容' },
    { row_no: 4, reason: 'invalid_bytes', column_name: '评价内容' },
  ]);
  const items = await db.selectFrom('items').select(['external_id', 'text']).execute();
  expect(items.map(({ external_id, text }) => `${external_id} ${text}`).sort()).toEqual([
    '1 好看',
    '21 很好用',
    '23 声音太大',
    '4 也好',
    '5 合身',
  ]);
});
