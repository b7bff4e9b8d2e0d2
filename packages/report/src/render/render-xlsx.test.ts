import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { column, type Sheet, sheetOf } from './xlsx/sheet.ts';
import { writeWorkbook } from './xlsx/write-workbook.ts';

const read = async (bytes: Uint8Array): Promise<ExcelJS.Workbook> => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  return workbook;
};

const texts = (rows: readonly string[]): Sheet =>
  sheetOf('原话', [column('text', '原话', (text: string) => text, 40)], rows);

const hostile = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '=HYPERLINK("http://x","点")',
  "'=1",
  '_x0041_',
  '<b>&',
];

test('texts that look like formulas stay texts, with the format of text', async () => {
  const sheet = (await read(await writeWorkbook([texts(hostile)]))).worksheets[0];
  for (const [i, text] of hostile.entries()) {
    const cell = sheet?.getCell(i + 2, 1);
    expect(cell?.type).toBe(ExcelJS.ValueType.String);
    expect(cell?.value).toBe(text);
    expect(cell?.numFmt).toBe('@');
  }
});

test('cells are typed, the header stays in sight and filters span all rows', async () => {
  type Row = { day: string; count: number; rate: number | null };
  const columns = [
    column<Row>('day', '日期', ({ day }) => day),
    column<Row>('count', '条数', ({ count }) => count),
    column<Row>('rate', '客诉率', ({ rate }) => rate),
  ];
  const rows = [
    { day: '2026-11-09', count: 1286, rate: 20.9 },
    { day: '2026-11-10', count: 0, rate: null },
  ];
  const sheet = (await read(await writeWorkbook([sheetOf('走势', columns, rows)]))).worksheets[0];
  expect(sheet?.getRow(2).values).toEqual([undefined, new Date('2026-11-09T00:00:00Z'), 1286, 20.9]);
  expect(sheet?.getCell('C3').value).toBeNull();
  expect(sheet?.autoFilter).toBe('A1:C3');
  expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
});

test('the same sheets have the same bytes, now and later', async () => {
  const sheets = [texts(hostile)];
  const first = await writeWorkbook(sheets);
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-02-03T04:05:06Z') });
  try {
    expect((await writeWorkbook(sheets)).equals(first)).toBe(true);
  } finally {
    vi.useRealTimers();
  }
  for (let at = first.indexOf('PK\x03\x04'); at >= 0; at = first.indexOf('PK\x03\x04', at + 4))
    expect([first.readUInt16LE(at + 10), first.readUInt16LE(at + 12)]).toEqual([0, 33]);
});

test('any text comes back as it was, but for characters no XML can hold', async () => {
  const clean = fc
    .string({ unit: 'grapheme', maxLength: 30 })
    .filter((text) => !/[\p{Cc}\uFFFE\uFFFF]/u.test(text));
  await fc.assert(
    fc.asyncProperty(fc.array(clean, { minLength: 1, maxLength: 5 }), async (rows) => {
      const sheet = (await read(await writeWorkbook([texts(rows)]))).worksheets[0];
      expect(rows.map((_, i) => sheet?.getCell(i + 2, 1).text)).toEqual(rows);
    }),
    { numRuns: 15 },
  );
});
