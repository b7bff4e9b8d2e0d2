import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { renderAs, writeActions } from '@voc/app';
import { Report, renderXlsx } from '@voc/report';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { type Cell, toCsv } from '../../packages/dashboard/src/parts/csv.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { type OfficeCell, openInOffice } from '../support/office.ts';

const golden = resolve(import.meta.dirname, 'output/week.json');
const readGolden = (): Report => Report.parse(JSON.parse(readFileSync(golden, 'utf8')));

/** Ids and the like that are no numbers, whatever a spreadsheet thinks. */
const figures = ['00123', '6926012345678901234', '1E5', '3/4', '8:30', '36-37', '3月4日', '2026/2/30'];
const texts = [...hostileTexts, ...figures, '2026-11-09', '2026-11-09 08:07', '雾霾蓝,130"', '两行\n字'];

/** What the export puts before or behind a text that a spreadsheet would not leave alone. */
const plainOf = ({ text, isText }: OfficeCell): string =>
  isText ? text.replace(/^'(?!')/, '').replace(/\t$/, '') : text.replace(/(?<=:\d\d):00$/, '');

/** Carriage returns and tabs are spaces or line feeds in a cell. */
const folded = (text: string): string => text.replaceAll(/\r\n?/g, '\n').trim();

function expectTexts(cells: readonly (OfficeCell | undefined)[]): void {
  for (const [i, text] of texts.entries()) {
    const cell = cells[i];
    if (!cell) throw new Error(`no cell for ${text}`);
    expect(folded(plainOf(cell))).toBe(folded(text));
    if (!/^\d{4}-\d\d-\d\d/.test(text)) expect(cell.isText, text).toBe(true);
  }
}

const action = {
  actionId: 'action-M1',
  productId: 'M1',
  category: 'mismatch.color',
  openedOn: '2026-11-19',
  dueOn: '2026-11-26',
  direction: 'down' as const,
  triggerFrom: '2026-11-16',
  triggerTo: '2026-11-18',
  lagDays: 0,
  windowDays: 7,
  state: 'open' as const,
  closedOn: null,
  reportKind: 'week',
  reportPeriod: '2026-W47',
  grade: 2,
  alertKey: null,
  slaVersion: '1',
  respondOn: null,
};

/** Every text in every field that somebody writes or a file brings. */
const actionsOf = () =>
  texts.map((text, i) => ({
    ...action,
    actionId: `a${i}`,
    productId: text,
    productName: text,
    cause: text,
    owner: text,
    expectedEffect: text,
    raisedBy: text,
  }));

test('opened again in LibreOffice a CSV holds the same values, no hostile text runs, and no id becomes a number', async () => {
  const step = { step: 'solved' as const, person: '赵', at: new Date(0) };
  const steps = new Map(texts.map((note, i) => [`a${i}`, [{ ...step, note }]]));
  const report = readGolden();
  const topic = report.topics[0];
  const asked = topic?.products[0];
  if (!topic || !asked) throw new Error('The golden report has no question of customers');
  topic.products = texts.map((text, i) => ({ ...asked, productId: text, name: text, count: i }));
  const columns = [
    { title: '=原声', value: ([text]: [string, Cell]) => text },
    { title: '数', value: ([, number]: [string, Cell]) => number },
  ];
  const rows = texts.map((text, i): [string, Cell] => [text, i - 2.5]);
  const sheets = openInOffice('csv', {
    actions: writeActions(actionsOf(), steps),
    topics: await renderAs('csv', report, '', { chromium: undefined }),
    view: toCsv(columns, rows),
  });
  const column = (name: string, title: string): (OfficeCell | undefined)[] => {
    const [head = [], ...body] = sheets.get(name) ?? [];
    return body.map((row) => row[head.findIndex((cell) => plainOf(cell) === title)]);
  };
  for (const title of ['说明', '款号', '产品', '原因', '负责人', '预期效果', '提出人'])
    expectTexts(column('actions', title));
  for (const title of ['款号', '商品']) expectTexts(column('topics', title));
  expectTexts(column('view', '=原声'));
  const numbers = (name: string, title: string) =>
    column(name, title).flatMap((cell) => (cell && !cell.isText && cell.text ? [Number(cell.text)] : []));
  expect(numbers('topics', '次数')).toEqual(texts.map((_, i) => i));
  expect(numbers('view', '数')).toEqual(texts.map((_, i) => i - 2.5));
}, 300_000);

test('opened again in LibreOffice a workbook holds the same values, and no hostile text runs', async () => {
  const report = readGolden();
  const quotes = report.categories.flatMap(({ leaves }) => leaves.flatMap((leaf) => leaf.quotes));
  for (const [i, text] of hostileTexts.entries()) {
    const quote = quotes[i % quotes.length];
    if (quote) quote.text = text;
  }
  const book = await renderXlsx(report);
  const sheets = openInOffice('xlsx', { week: book });
  const written = new ExcelJS.Workbook();
  await written.xlsx.load(new Uint8Array(book).buffer);
  expect([...sheets.keys()].sort()).toEqual(written.worksheets.map(({ name }) => `week-${name}`).sort());
  let compared = 0;
  for (const sheet of written.worksheets) {
    const rows = sheets.get(`week-${sheet.name}`) ?? [];
    sheet.eachRow((row, n) =>
      row.eachCell((cell, column) => {
        const shown = rows[n - 1]?.[column - 1]?.text ?? '';
        if (typeof cell.value === 'string') expect(folded(shown)).toBe(folded(cell.value));
        if (typeof cell.value === 'number' && cell.numFmt === '#,##0')
          expect(Number(shown.replaceAll(',', ''))).toBe(Math.round(cell.value));
        compared++;
      }),
    );
  }
  expect(compared).toBeGreaterThan(300);
}, 300_000);
