import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RejectedFileError } from '@voc/core';
import { afterAll, expect, test } from 'vitest';
import { inspectFile } from './inspect-file.ts';
import { loadMappings } from './load-mappings.ts';

const mappings = loadMappings(fileURLToPath(new URL('../../../seeds/sources', import.meta.url)));
const folder = mkdtempSync(join(tmpdir(), 'voc-inspect-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const header = '店铺,评论编号,订单号,商品编号,商品名称,评论时间,星级,评论内容,备注';
const row = (id: number, text: string, at = '2026-05-25 00:11:35'): string =>
  `甲店,${id},9${id},77,外套,${at},5,${text},`;

function put(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

test('tells encoding, format, columns and which rows are refused and why', async () => {
  const broken = Buffer.from(row(3, '坏')).map((byte, at, all) => (at === all.length - 3 ? 0x2c : byte));
  const lines = [
    header,
    row(1, '很好'),
    row(2, '还行', '联系13800138000'),
    row(4, '"两\n行"'),
    row(5, '\u0000好'),
  ];
  const bytes = Buffer.concat([Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`), broken, Buffer.from('\n')]);
  const inspection = await inspectFile(put('a.txt', bytes), mappings);
  expect(inspection).toMatchObject({
    encoding: 'utf-8',
    format: 'csv',
    kind: 'reviews',
    mapping: 'jd-reviews',
    rows: 5,
    readable: 3,
    refused: 2,
    reasons: { bad_value: 1, invalid_bytes: 1 },
  });
  expect(inspection.columns.slice(-2)).toEqual([
    { name: '评论内容', field: 'text', score: expect.any(Number) },
    { name: '备注', field: null, score: 0 },
  ]);
  expect(inspection.samples[0]?.cells).toContainEqual({ column: '评论内容', value: '很好' });
  expect(inspection.examples[0]).toMatchObject({ row: 3, column: '评论时间' });
  expect(JSON.stringify(inspection)).not.toContain('13800138000');
});

test('reads rows that end by a carriage return alone, also across chunks', async () => {
  const rows = Array.from({ length: 9000 }, (_, id) => row(id, '很好'));
  const path = put('old-mac.csv', `${[header, ...rows].join('\r')}\r`);
  expect(await inspectFile(path, mappings)).toMatchObject({ format: 'csv', rows: 9000, readable: 9000 });
});

test('reads a list of objects and keeps long ids whole', async () => {
  const record = { id: 'x', content: '好', creationTime: '2026-05-25 08:00:00', referenceId: '7', score: 5 };
  const text = JSON.stringify([record, { ...record, __proto__: null }]).replaceAll(
    '"x"',
    '3565006120998661792',
  );
  const inspection = await inspectFile(put('list.csv', text), mappings);
  expect(inspection).toMatchObject({ format: 'json', rows: 2, readable: 2, refused: 0 });
});

test.each([
  ['empty.csv', ''],
  ['pdf.csv', '%PDF-1.7\n1 0 obj'],
  ['binary.csv', Buffer.from(Array.from({ length: 4096 }, (_, at) => at % 256))],
  ['no-text.csv', '店铺,评论编号,星级\n甲,1,5\n'],
  ['unknown.csv', '甲,乙\n1,2\n'],
  ['unclosed.csv', `${header}\n${row(1, '好')}\n${row(2, '"没完')}\n${row(3, '好')}\n`],
  ['cut.json', '[{"id":1,"content":"好","creationTime":"2026-05-25","referenceId":"7","score":5},{"id":2'],
])('refuses %s as a whole', async (name, content) => {
  await expect(inspectFile(put(name, content), mappings)).rejects.toThrow(RejectedFileError);
});

test('names the row in which a quote was opened', async () => {
  const path = put('quote.csv', `${header}\n${row(1, '好')}\n${row(2, '"没完')}\n${row(3, '好')}\n`);
  await expect(inspectFile(path, mappings)).rejects.toThrow('第 3 行');
});
