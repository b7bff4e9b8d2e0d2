import { runInline, silentLog } from '@voc/core';
import {
  createComposeStage,
  createRollupStage,
  latestReport,
  Report,
  rankByEvidence,
  renderHtml,
  renderMarkdown,
  renderXlsx,
  requestReport,
} from '@voc/report';
import ExcelJS from 'exceljs';
import { beforeAll, expect, test } from 'vitest';
import { advice } from '../support/advice.ts';
import { withDatabase } from '../support/database.ts';
import { hear, markDetected, openShop, shopPeriod, type VoiceSeed } from '../support/shop.ts';
import { taxonomy } from '../support/taxonomy.ts';

const database = withDatabase();
const modelVersion = 'm1';
/** Every two characters are a word here. */
const cut = async (texts: readonly string[]): Promise<string[][]> =>
  texts.map((text) => text.match(/\p{L}{2}/gu) ?? []);
const modelError = {
  modelVersion,
  items: 400,
  betweenSources: 0.05,
  categories: {
    total: { hits: 180, predicted: 190, actual: 200 },
    mismatch: { hits: 40, predicted: 50, actual: 50 },
    'mismatch.color': { hits: 24, predicted: 30, actual: 32 },
  },
};
/** Set aside by the machine: a complaint in no category yet. */
const unsure: VoiceSeed = {
  day: shopPeriod.start,
  product: 'K2',
  text: '跟想的不太一样，有点不值，也懒得退了',
  unsure: ['price.value', 'after.refuse'],
};
let content = '';

beforeAll(async () => {
  const { db } = database;
  const deps = { db, log: silentLog, now: new Date('2026-11-16T01:07:00Z') };
  await openShop(db);
  await hear(db, [unsure], 5000);
  await runInline([createRollupStage({ taxonomy, modelVersion })], deps);
  await markDetected(db);
  await requestReport(db, { period: shopPeriod, asOf: deps.now });
  await runInline(
    [
      createComposeStage({
        taxonomy,
        modelVersion,
        modelError,
        rank: rankByEvidence,
        cut,
        advice,
      }),
    ],
    deps,
  );
  content = (await latestReport(db, { kind: 'week', period: shopPeriod.id }))?.content ?? '';
});

const report = (): Report => Report.parse(JSON.parse(content));

test('the JSON of the shop has not changed', async () => {
  await expect(content).toMatchFileSnapshot('output/week.json');
});

test('the Markdown of the shop has not changed', async () => {
  await expect(renderMarkdown(report())).toMatchFileSnapshot('output/week.md');
});

test('the page of the shop has not changed and is the same when drawn again', async () => {
  const page = renderHtml(report());
  expect(renderHtml(report())).toBe(page);
  await expect(page).toMatchFileSnapshot('output/week.html');
});

/** A workbook as text: a block a sheet, a line a row, cells as JSON. */
async function cellsOf(bytes: Uint8Array): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  const shown = ({ value }: ExcelJS.Cell): string => (value === null ? '' : JSON.stringify(value));
  return workbook.worksheets
    .map((sheet) => {
      const lines: string[] = [];
      sheet.eachRow((row) => {
        const cells: string[] = [];
        row.eachCell({ includeEmpty: true }, (cell) => cells.push(shown(cell)));
        lines.push(cells.join('\t').trimEnd());
      });
      return `## ${sheet.name}\n${lines.join('\n')}\n`;
    })
    .join('\n');
}

test('the workbook of the shop has not changed and has the same bytes when written again', async () => {
  const bytes = await renderXlsx(report());
  expect((await renderXlsx(report())).equals(bytes)).toBe(true);
  await expect(await cellsOf(bytes)).toMatchFileSnapshot('output/week.xlsx.tsv');
});

test('the page fetches nothing and runs nothing, whatever customers wrote', () => {
  const hostile = report();
  const words = '<script>alert(1)</script> & "x" </style>';
  for (const { leaves } of hostile.categories)
    for (const leaf of leaves) leaf.quotes = [{ text: words, channel: '评价', platform: words, rating: 1 }];
  for (const product of hostile.products) product.name = words;
  const page = renderHtml(hostile);
  expect(page).not.toContain('<script');
  expect(page).not.toMatch(/(?:src|href)=|url\((?!#)|@import/);
  expect(renderMarkdown(hostile)).not.toContain('<script>');
});
