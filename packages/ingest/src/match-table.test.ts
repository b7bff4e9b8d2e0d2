import { fileURLToPath } from 'node:url';
import { RejectedFileError } from '@voc/core';
import { describe, expect, test } from 'vitest';
import { loadMappings } from './load-mappings.ts';
import { matchTable, matchTables } from './match-table.ts';
import type { Table, TableRow } from './read/table.ts';

const { mappings } = loadMappings(fileURLToPath(new URL('../../../seeds/sources', import.meta.url)));

const header = ['店铺', '评论编号', '订单号', '商品编号', '商品名称', '评论时间', '星级', '评论内容'];
const row = (id: string, order = `695190881837831${id}`): string[] => [
  '甲店',
  id,
  order,
  '77',
  '外套',
  '2026-05-25 00:11:35',
  '5',
  '好',
];
const numbered = (rows: readonly (readonly string[])[]): TableRow[] =>
  rows.map((cells, at) => ({ no: at + 1, cells }));
const table = (...parts: (readonly string[])[][]): Table => ({
  path: '/export/a.xlsx',
  encoding: 'utf-8',
  format: 'xlsx',
  keys: undefined,
  preview: numbered(parts[0] ?? []),
  parts: parts.map((rows, at) => ({ name: `表${at}`, preview: numbered(rows) })),
  async *batches() {},
});

describe('matchTable', () => {
  test.each([0, 1, 2, 5])('finds the header under %s titles', (titles) => {
    const above = Array.from({ length: titles }, (_, at) => [`评价导出 ${at}`, '', '']);
    expect(matchTable(table([...above, header, row('1')]), mappings)).toMatchObject({
      headerRow: titles + 1,
      header,
      part: 0,
    });
  });

  test('joins a header of two rows, of which the lower names the columns under merged cells', () => {
    const upper = ['店铺', '评论编号', '订单号', '商品', '', '评论', '', ''];
    const lower = ['', '', '', ...header.slice(3)];
    const match = matchTable(table([['导出'], upper, lower, row('1')]), mappings);
    expect(match).toMatchObject({ headerRow: 3, header });
    expect(match.columns.get('externalId')).toBe(1);
  });

  test('reads every sheet that is an export and holds rows', () => {
    const sheets = table([['说明', '无']], [header, row('1')], [header], [['导出'], header, row('2')]);
    expect(matchTables(sheets, mappings).map(({ part, headerRow }) => [part, headerRow])).toEqual([
      [1, 1],
      [3, 2],
    ]);
    expect(matchTables(table([header]), mappings).map(({ part }) => part)).toEqual([0]);
  });

  test.each<[string, readonly string[][], number, string]>([
    [
      'most ids in scientific notation',
      [row('1', '1.23457E+18'), row('2', '6.92E12'), row('3')],
      2,
      '订单号',
    ],
    ['ids behind guards that are damaged', [row('1', '="1.2E+17"')], 2, '订单号'],
    [
      'five long ids that end in zeros',
      [1, 2, 3, 4, 5].map((at) => row(String(at), `69519088183783${at}0000`)),
      2,
      '订单号',
    ],
  ])('refuses %s, naming row and column', (_, rows, at, column) => {
    const matching = (): unknown => matchTable(table([header, ...rows]), mappings);
    expect(matching).toThrow(RejectedFileError);
    expect(matching).toThrow(`文件 a.xlsx,第 ${at} 行,列「${column}」:这一列的编号已被表格软件改写`);
  });

  test.each<[string, readonly string[][]]>([
    ['a few damaged ids', [row('1', '1.23457E+18'), row('2'), row('3')]],
    [
      'one id of zeros, however often',
      Array.from({ length: 9 }, (_, at) => row(String(at), '6951908818378310000')),
    ],
    ['codes that look like a number', [row('1', '1E5'), row('2', '12E7')]],
  ])('leaves %s to the rows', (_, rows) =>
    expect(matchTable(table([header, ...rows]), mappings).headerRow).toBe(1),
  );

  test('refuses a name given twice only where the column is needed', () => {
    expect(matchTable(table([[...header, '备注', '备注'], row('1')]), mappings).headerRow).toBe(1);
    expect(() => matchTable(table([[...header, ' 评论内容'], row('1')]), mappings)).toThrow('出现了不止一次');
  });

  test('names the widest row where no row is a header', () =>
    expect(() =>
      matchTable(table([['盘点表'], ['仓库', '货位', '库存'], ['杭州', 'A', '7']]), mappings),
    ).toThrow('第 2 行:认不出的表格布局,找不到文字列(读到的列:仓库、货位、库存)'));

  test('quotes no row of values, and no number that stands in a name', () => {
    const refusal = (...cells: string[]): unknown => {
      try {
        return matchTable(table([cells]), mappings);
      } catch (error) {
        return error instanceof Error ? error.message : error;
      }
    };
    expect(refusal('小明明', '2026-11-10 09:30:00', '壶盖漏水,请打13800138000')).toMatch(/第一行不是列名/);
    expect(refusal('小明明', '2026-11-10 09:30:00', '壶盖漏水,请打13800138000')).not.toMatch(/小明|漏水|138/);
    expect(refusal('仓库', '电话13800138000')).toContain('仓库、电话[手机号]');
  });
});
