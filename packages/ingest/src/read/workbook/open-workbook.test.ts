import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RejectedFileError } from '@voc/core';
import ExcelJs from 'exceljs';
import { afterAll, describe, expect, test } from 'vitest';
import { type WorkbookParts, writeWorkbook } from '../../testing/write-workbook.ts';
import { writeZip } from '../../testing/write-zip.ts';
import { openTable } from '../open-table.ts';
import type { TableRow } from '../table.ts';

const folder = mkdtempSync(join(tmpdir(), 'voc-workbook-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(content: Buffer, part = 0): Promise<TableRow[]> {
  const path = join(folder, 'a.xlsx');
  writeFileSync(path, content);
  const table = await openTable(path);
  const rows: TableRow[] = [];
  for await (const some of table.batches(undefined, part)) rows.push(...some);
  return rows;
}

const sheet = (rows: string, more: Partial<WorkbookParts> = {}): Buffer =>
  writeWorkbook({ sheets: [{ name: '评价', rows }], ...more });

describe('cells', () => {
  test('stand where their references say, rows keep the numbers of the sheet', async () => {
    const rows = await read(
      sheet(
        `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>评价</t></is></c></row>
         <row r="2"><c r="A2" s="1"/></row>
         <row r="5"><c r="B5" t="s"><v>1</v></c><c r="D5"><v>5</v></c></row>
         <row><c><v>7</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="str"><f>A1&amp;"x"</f><v>甲x</v></c></row>`,
        { strings: ['编号', ' 面料_x000D_\n很软 '] },
      ),
    );
    expect(rows).toEqual([
      { no: 1, cells: ['编号', '', '评价'] },
      { no: 5, cells: ['', ' 面料\r\n很软 ', '', '5'] },
      { no: 6, cells: ['7', 'TRUE', '', '甲x'] },
    ]);
  });

  test('rich text is joined without its phonetic print, prefixes of tags do not matter', async () => {
    const strings = `<x:sst xmlns:x="m"><x:si><x:r><x:t>很</x:t></x:r><x:r><x:t>软</x:t></x:r><x:rPh><x:t>ruan</x:t></x:rPh></x:si></x:sst>`;
    const rows = await read(
      sheet('<x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row>', {
        parts: [{ name: 'xl/sharedStrings.xml', content: strings }],
      }),
    );
    expect(rows).toEqual([{ no: 1, cells: ['很软'] }]);
  });

  test('dates are told as they are shown, in either system, also where no such day exists', async () => {
    const cells = `<row r="1">${[46_336.395_833_333_34, 60, 0, 44_874]
      .map((serial) => `<c s="1"><v>${serial}</v></c>`)
      .join('')}<c s="0"><v>46336</v></c></row>`;
    const formats = ['yyyy/m/d h:mm'];
    expect((await read(sheet(cells, { formats })))[0]?.cells).toEqual([
      '2026-11-10 09:30:00',
      '1900-02-29 00:00:00',
      '1900-01-00 00:00:00',
      '2022-11-09 00:00:00',
      '46336',
    ]);
    expect((await read(sheet(cells, { formats, is1904: true })))[0]?.cells[3]).toBe('2026-11-10 00:00:00');
  });

  test('ids of 19 digits are whole as text, and as numbers where the file holds all digits', async () => {
    const rows = await read(
      sheet(
        `<row r="1"><c t="s"><v>0</v></c><c><v>6951908818378318147</v></c><c><v>6.9519088183783178E+18</v></c></row>
         <row r="2"><c t="s"><v>1</v></c><c><v>6951908818378317824</v></c><c><v>6951908818378317824</v></c></row>`,
        { strings: ['6951908818378318147', '6951908818378318148'] },
      ),
    );
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['6951908818378318147', '6951908818378318147', '6.951908818378318E+18'],
      ['6951908818378318148', '6951908818378317824', '6.951908818378318E+18'],
    ]);
  });

  test('what a well-known writer writes is read back', async () => {
    const book = new ExcelJs.Workbook();
    const page = book.addWorksheet('一');
    page.addRow(['编号', '时间', '内容', '星级']);
    page.addRow([
      '6951908818378318147',
      new Date(Date.UTC(2026, 10, 10, 9, 30)),
      { richText: [{ text: '好' }] },
      4.5,
    ]);
    const rows = await read(Buffer.from(await book.xlsx.writeBuffer()));
    expect(rows[1]).toEqual({ no: 2, cells: ['6951908818378318147', '2026-11-10 09:30:00', '好', '4.5'] });
  });

  test('a sheet that says it is huge and holds three cells is three cells', async () => {
    const rows = await read(
      sheet(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>3</v></c><c r="XFE1"><v>4</v></c></row>',
      ),
    );
    expect(rows.map(({ no, cells }) => [no, cells.length])).toEqual([
      [1, 1],
      [1_048_576, 16_384],
    ]);
  });

  test('a text longer than a field may be sets its row aside', async () => {
    const rows = await read(
      sheet('<row r="1"><c t="s"><v>0</v></c></row><row r="2"><c><v>1</v></c></row>', {
        strings: ['长'.repeat(1_100_000)],
      }),
    );
    expect(rows.map(({ fault }) => fault?.reason)).toEqual(['field_too_long', undefined]);
  });
});

test('visible sheets with rows are the parts, in their order', async () => {
  const row = (text: string): string => `<row r="1"><c t="inlineStr"><is><t>${text}</t></is></c></row>`;
  const path = join(folder, 'sheets.xlsx');
  const sheets = [
    { name: '空', rows: '' },
    { name: '说明', rows: row('说明') },
    { name: '隐藏', rows: row('隐藏'), state: 'hidden' },
    { name: '评价', rows: row('评价') },
  ];
  writeFileSync(path, writeWorkbook({ sheets }));
  const table = await openTable(path);
  expect(table.parts?.map(({ name }) => name)).toEqual(['说明', '评价']);
});

const one = '<row r="1"><c r="A1"><v>1</v></c></row>';
const dtd = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';
const strings = (content: string, size?: number) => ({
  parts: [{ name: 'xl/sharedStrings.xml', content, size }],
});
const sheetPart = (content: string) => ({ parts: [{ name: 'xl/worksheets/sheet1.xml', content }] });
const word = (name: string) => writeZip([{ name, content: '<x/>' }]);
const ole = (stream: string): Buffer => {
  const file = Buffer.alloc(2048);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0]).copy(file);
  file.writeUInt16LE(9, 30);
  file.writeUInt32LE(1, 48);
  Buffer.from(stream, 'utf16le').copy(file, 1024 + 128);
  return file;
};

test.each<[string, Buffer, string]>([
  ['an entity bomb', sheet(one, strings(`${dtd}<sst><si><t>&b;</t></si></sst>`)), 'DTD 或实体声明'],
  [
    'an external entity',
    sheet(one, sheetPart('<!DOCTYPE x SYSTEM "file:///etc/passwd"><worksheet/>')),
    'DTD',
  ],
  ['strings of 1 GB', sheet(one, strings('<sst/>', 2 ** 30)), '压缩炸弹'],
  [
    'a sheet of 5 GB',
    sheet(one, { parts: [{ name: 'xl/worksheets/sheet1.xml', content: '', size: 2 ** 32 - 1 }] }),
    '压缩炸弹',
  ],
  ['a part that leads outside', sheet(one, { parts: [{ name: '../evil', content: '' }] }), '指向压缩包之外'],
  [
    'a sheet that lies outside',
    sheet(one, {
      parts: [
        {
          name: 'xl/_rels/workbook.xml.rels',
          content:
            '<Relationships><Relationship Id="rId1" Type="x/worksheet" TargetMode="External" Target="file:///etc/passwd"/></Relationships>',
        },
      ],
    }),
    '没有数据',
  ],
  ['a sheet that is cut', sheet(one, sheetPart(`<worksheet><sheetData>${one}<row r="2"><c>`)), '已损坏'],
  ['tags within tags', sheet(one, sheetPart('<a>'.repeat(100_000))), '已损坏'],
  ['a tag without end', sheet(one, sheetPart(`<worksheet><${'a'.repeat(9_000_000)}`)), '已损坏'],
  [
    'bytes that are no UTF-8',
    sheet(one, {
      parts: [{ name: 'xl/worksheets/sheet1.xml', content: Buffer.from('<a>\xff</a>', 'latin1') }],
    }),
    '已损坏',
  ],
  [
    'cells scattered over the last column',
    sheet('<row><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>'.repeat(5000)),
    '几乎全是空格',
  ],
  ['no rows', sheet(''), '没有数据'],
  ['a binary workbook', word('xl/workbook.bin'), '.xlsb'],
  ['a text document', word('word/document.xml'), 'Word 文档'],
  ['half a file', sheet(one).subarray(0, 900), '不完整或已损坏'],
  ['a password', ole('EncryptedPackage'), '带密码'],
  ['the old format', ole('Workbook'), '旧版 Excel(.xls)'],
])('a workbook with %s is refused in clear words', async (_, content, reason) => {
  const start = performance.now();
  const reading = read(content);
  await expect(reading).rejects.toThrow(RejectedFileError);
  await expect(reading).rejects.toThrow(reason);
  expect(performance.now() - start).toBeLessThan(10_000);
});

test.each([
  ['a page', '<table><tr><td>编号</td><td>内容</td></tr></table>', 'html'],
  ['delimited text', '编号,内容\n1,好\n', 'csv'],
])('%s under the name of a workbook is read as what it is', async (_, content, format) => {
  const path = join(folder, 'named.xlsx');
  writeFileSync(path, content);
  expect(await openTable(path)).toMatchObject({
    format,
    preview: [{ cells: ['编号', '内容'] }, ...(format === 'csv' ? [{}] : [])],
  });
});
