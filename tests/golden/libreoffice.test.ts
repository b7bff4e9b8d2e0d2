import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { environment } from '@voc/core/config';
import { Report, renderXlsx } from '@voc/report';
import ExcelJS from 'exceljs';
import { afterAll, expect, test } from 'vitest';
import { isFull } from '../support/voc.ts';

const soffice = (environment.PATH ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'soffice'))
  .find((path) => existsSync(path));
const folder = mkdtempSync(join(tmpdir(), 'voc-office-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const golden = resolve(import.meta.dirname, 'output/week.json');
const hostile = [
  '=1+1',
  "+cmd|' /C calc'!A0",
  '@SUM(1)',
  '-2+3',
  '=HYPERLINK("http://evil.example","点我")',
  '＝1+1',
];

/** Comma, quotes, UTF-8, as shown, all text quoted, every sheet. */
const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false,false,false,-1';

/** Rows of CSV in which text is quoted. */
function rowsOf(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^,\n"]*))(,|\n|$)/gu)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\n') rows.push([]);
  }
  return rows;
}

/** The sheets of a workbook as LibreOffice has read them, by name. */
function openedAgain(book: Uint8Array): Map<string, string[][]> {
  writeFileSync(join(folder, 'week.xlsx'), book);
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  execFileSync(
    soffice ?? '',
    [profile, '--headless', '--convert-to', filter, '--outdir', folder, 'week.xlsx'],
    {
      cwd: folder,
      stdio: 'ignore',
      timeout: 240_000,
    },
  );
  const files = readdirSync(folder).filter((name) => name.endsWith('.csv'));
  return new Map(
    files.map((name) => [
      name.slice('week-'.length, -'.csv'.length),
      rowsOf(readFileSync(join(folder, name), 'utf8')),
    ]),
  );
}

// Starting an office takes as long as a file of tests.
test.skipIf(!isFull || soffice === undefined)(
  'opened again in LibreOffice a workbook holds the same values, and no hostile text runs',
  async () => {
    const report = Report.parse(JSON.parse(readFileSync(golden, 'utf8')));
    const quotes = report.categories.flatMap(({ leaves }) => leaves.flatMap((leaf) => leaf.quotes));
    for (const [i, text] of hostile.entries()) {
      const quote = quotes[i % quotes.length];
      if (quote) quote.text = text;
    }
    const book = await renderXlsx(report);
    const sheets = openedAgain(book);
    const written = new ExcelJS.Workbook();
    await written.xlsx.load(new Uint8Array(book).buffer);
    expect([...sheets.keys()].sort()).toEqual(written.worksheets.map(({ name }) => name).sort());
    let compared = 0;
    for (const sheet of written.worksheets) {
      const rows = sheets.get(sheet.name) ?? [];
      sheet.eachRow((row, n) =>
        row.eachCell((cell, column) => {
          const shown = rows[n - 1]?.[column - 1] ?? '';
          if (typeof cell.value === 'string') expect(shown).toBe(cell.value);
          if (typeof cell.value === 'number' && cell.numFmt === '#,##0')
            expect(Number(shown.replaceAll(',', ''))).toBe(Math.round(cell.value));
          compared++;
        }),
      );
    }
    expect(compared).toBeGreaterThan(300);
  },
  300_000,
);
