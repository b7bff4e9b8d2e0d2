import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RejectedFileError } from '@voc/core';
import { afterAll, expect, test } from 'vitest';
import { openTable } from '../open-table.ts';
import type { Table, TableRow } from '../table.ts';

const folder = mkdtempSync(join(tmpdir(), 'voc-page-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function open(content: string | Buffer): Promise<Table> {
  const path = join(folder, 'export.xls');
  writeFileSync(path, content);
  return openTable(path);
}

async function rowsOf(table: Table, part = 0): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const some of table.batches(undefined, part)) rows.push(...some);
  return rows;
}

const cellsOf = (rows: readonly TableRow[]): (readonly string[])[] => rows.map(({ cells }) => cells);
const excelHead = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="gb2312">
<!--[if gte mso 9]><xml><x:ExcelWorkbook></x:ExcelWorkbook></xml><![endif]-->
<style>.text { mso-number-format:"\\@"; } td:after { content: "<td>"; }</style></head><body>`;

test('an old Excel page is read cell by cell, ids whole, line breaks kept, source blanks folded', async () => {
  const table = await open(`${excelHead}<table border=1>
    <tr><th>订单编号<th>评价内容
    <tr><td class=text>6951908818378318147</td><td>面料  很软,<br>
      颜色&amp;版型都好&#x1F44D;</td></tr>
    <tr><td></td><td> </td></tr>
    <tr><td>6951908818378318148</td><td><p>第一段</p><p>第二段</p><script>alert("<td>")</script></td></tr>
  </table></body></html>`);
  expect(table).toMatchObject({ format: 'html', encoding: 'utf-8' });
  expect(await rowsOf(table)).toEqual([
    { no: 1, cells: ['订单编号', '评价内容'] },
    { no: 2, cells: ['6951908818378318147', '面料 很软,\n颜色&版型都好👍'] },
    { no: 4, cells: ['6951908818378318148', '第一段\n\n第二段'] },
  ]);
});

test('GBK without a word about it is recognised', async () => {
  const gbk = Buffer.from(
    '3c7461626c653e3c74723e3c74643ec6c0bcdb3c2f74643e3c2f74723e3c2f7461626c653e',
    'hex',
  );
  const table = await open(gbk);
  expect(table.encoding).toBe('gb18030');
  expect(cellsOf(await rowsOf(table))).toEqual([['评价']]);
});

test('cells that cover rows and columns stand where a reader sees them', async () => {
  const table = await open(`<table>
    <tr><td rowspan=2>订单</td><td colspan=2>商品</td><td rowspan=2>评价</td></tr>
    <tr><td>编号</td><td>名称</td></tr>
    <tr><td rowspan=2>9</td><td>1</td><td>外套</td><td>好</td></tr>
    <tr><td>2</td><td>裤子</td><td>差</td></tr></table>`);
  expect(cellsOf(await rowsOf(table))).toEqual([
    ['订单', '商品', '', '评价'],
    ['订单', '编号', '名称', '评价'],
    ['9', '1', '外套', '好'],
    ['9', '2', '裤子', '差'],
  ]);
});

test('every table is a part, numbered through the page, inner ones apart from their cell', async () => {
  const table = await open(
    '<table><tr><td>导出说明</td></tr></table><table><tr><td>外<table><tr><td>里</td></tr></table></td></tr></table>',
  );
  expect(table.parts?.map(({ preview }) => cellsOf(preview))).toEqual([[['导出说明']], [['里']], [['外']]]);
  expect(await rowsOf(table, 1)).toEqual([{ no: 3, cells: ['里'] }]);
});

test('a workbook of Excel 2003 in XML is read by its rows and the places of its cells', async () => {
  const table = await open(`<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="评价"><Table><Row><Cell><Data ss:Type="String">编号</Data></Cell><Cell/><Cell><Data>内容</Data></Cell></Row>
<Row ss:Index="4"><Cell><Data>7</Data></Cell><Cell ss:Index="3"><Data>好</Data></Cell></Row></Table></Worksheet>
<Worksheet ss:Name="说明"><Table><Row><Cell><Data>无</Data></Cell></Row></Table></Worksheet></Workbook>`);
  expect(await rowsOf(table)).toEqual([
    { no: 1, cells: ['编号', '', '内容'] },
    { no: 4, cells: ['7', '', '好'] },
  ]);
  expect(await rowsOf(table, 1)).toEqual([{ no: 1, cells: ['无'] }]);
});

test.each([
  ['a page without a table', '<!DOCTYPE html><html><body>请先登录</body></html>', '没有表格'],
  [
    'a page that is cut',
    '<table><tr><td>编号</td></tr><tr><td>1</td></tr>',
    '第 2 行:表格在这一行之后没有结尾',
  ],
  ['tags within tags without end', `<table>${'<b>'.repeat(600)}`, '嵌套超过'],
])('%s is refused', async (_, content, reason) => {
  const opening = open(content);
  await expect(opening).rejects.toThrow(RejectedFileError);
  await expect(opening).rejects.toThrow(reason);
});

test('a flood of tags, spans and blanks is read in linear time', async () => {
  const flood = `<table><tr><td rowspan=999999 colspan=999999>${'&#32;'.repeat(200_000)}</td></tr>${'<tr><td>1'.repeat(20_000)}</table>`;
  const start = performance.now();
  const table = await open(flood);
  expect((await rowsOf(table)).length).toBeGreaterThan(0);
  expect(performance.now() - start).toBeLessThan(15_000);
});
