import { join } from 'node:path';
import { loadSources } from '@voc/app';
import type { Db, Pool } from '@voc/core/db';
import { importSheets, type RedriveResult, readPath, redriveSheets, saveMapping } from '@voc/ingest';
import { writeWorkbook, writeZip } from '@voc/ingest/testing';
import { beforeEach, expect, test } from 'vitest';
import { withDesk } from '../support/desk.ts';
import { startVoc, testSecretKey } from '../support/voc.ts';

const desk = withDesk();
let db: Db;
let pool: Pool;
let url = '';

const header = ['反馈日期', '打分', '顾客留言', '商品编号', '会员昵称'];
const table = (month: number, said: readonly string[]): string[][] => [
  header,
  ...said.map((text, n) => [
    `2026-${month}-1${n} 09:30:00`,
    n === 1 ? '四朵小红花' : '5',
    text,
    '7011',
    '小明',
  ]),
];
const october = table(10, ['壶盖漏水烫到了手', '烧水很快很满意']);
const november = table(11, ['颜色和图片不一样', '底座接触不良', '包装很结实']);

const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const workbook = writeWorkbook({
  sheets: [
    { name: '10月', rows: october },
    { name: '11月', rows: november },
  ].map(({ name, rows }) => ({
    name,
    rows: rows.map((cells) => `<row>${cells.map(cell).join('')}</row>`).join(''),
  })),
});
const csv = (rows: string[][]): string => `${rows.map((cells) => cells.join(',')).join('\n')}\n`;
const archive = writeZip([
  { name: '10月.csv', content: csv(october) },
  { name: 'notes.csv', content: 'a,b\n1,2\n' },
  { name: '11月.csv', content: csv(november) },
]);

const home = (): string => join(desk.folder, 'home');
const sources = () => loadSources({ home: home(), ownNumbers: new Set() });

/** The mapping as it is saved, or corrected so that the bad rows fit. */
function map(version: string, values: Record<string, string>): void {
  saveMapping(join(home(), 'mappings'), {
    name: 'feedback',
    version,
    kind: 'reviews',
    fields: {
      eventAt: { aliases: ['反馈日期'], required: true, type: 'instant' },
      rating: {
        aliases: ['打分'],
        required: false,
        type: 'rating',
        transform: { kind: 'values', values },
      },
      text: { aliases: ['顾客留言'], required: true, type: 'text' },
      listingId: { aliases: ['商品编号'], required: false, type: 'text' },
      customer: { aliases: ['会员昵称'], required: false, type: 'text' },
    },
  });
}

const settings = (shop = 'default') => ({ pool, shop, secretKey: testSecretKey, mappings: sources() });

async function read(path: string): Promise<void> {
  await readPath({ ...settings(), path }, async (file) => {
    for await (const { quarantined } of importSheets({ ...settings(), ...file })) expect(quarantined).toBe(1);
  });
}

async function redrive(path: string, shop?: string): Promise<RedriveResult[]> {
  const driven: RedriveResult[] = [];
  const given = settings(shop);
  const refused = await readPath({ ...given, path }, async (file) => {
    for await (const result of redriveSheets({ ...given, ...file, db })) driven.push(result);
  });
  expect(refused).toEqual([]);
  return driven;
}

const entries = async (): Promise<string[]> => {
  const rows = await db.selectFrom('quarantined_rows').select(['source_id', 'file_name']).execute();
  return rows.map(({ source_id, file_name }) => `${source_id} ${file_name}`).sort();
};

const countItems = async (): Promise<number> =>
  (await db.selectFrom('items').select('item_id').execute()).length;

beforeEach(async () => {
  ({ db, pool, url } = await desk.database());
  map('1', {});
});

test('of a workbook every sheet is driven again: what fits leaves the quarantine, what does not moves to its shop', async () => {
  const path = desk.write('feedback.xlsx', workbook);
  await read(path);
  expect(await countItems()).toBe(3);
  expect(await entries()).toEqual([
    'feedback@default feedback.xlsx/10月',
    'feedback@default feedback.xlsx/11月',
  ]);

  expect(await redrive(path, '旗舰店')).toMatchObject([
    { file: 'feedback.xlsx/10月', read: 2, quarantined: 1, released: 0, superseded: 1 },
    { file: 'feedback.xlsx/11月', read: 3, quarantined: 1, released: 0, superseded: 1 },
  ]);
  expect(await entries()).toEqual([
    'feedback@旗舰店 feedback.xlsx/10月',
    'feedback@旗舰店 feedback.xlsx/11月',
  ]);

  map('2', { 四朵小红花: '4' });
  expect(await redrive(path, '旗舰店')).toMatchObject([
    { file: 'feedback.xlsx/10月', read: 2, accepted: 1, duplicate: 1, quarantined: 0, released: 1 },
    { file: 'feedback.xlsx/11月', read: 3, accepted: 1, duplicate: 2, quarantined: 0, released: 1 },
  ]);
  expect(await entries()).toEqual([]);
});

test('voc quarantine redrive reads every file in an archive; one that is refused stops no other', async () => {
  const path = desk.write('exports.zip', archive);
  await read(path);
  expect(await entries()).toEqual([
    'feedback@default exports.zip/10月.csv',
    'feedback@default exports.zip/11月.csv',
  ]);

  map('2', { 四朵小红花: '4' });
  const { code, stdout } = await startVoc(['quarantine', 'redrive', path, '--json'], url, {
    INIT_CWD: desk.folder,
    VOC_HOME: home(),
  }).ended;
  expect(code).toBe(1);
  const told = JSON.parse(stdout);
  expect(told.files).toMatchObject([
    { file: 'exports.zip/10月.csv', read: 2, accepted: 1, duplicate: 1, quarantined: 0, released: 1 },
    { file: 'exports.zip/11月.csv', read: 3, accepted: 1, duplicate: 2, quarantined: 0, released: 1 },
  ]);
  expect(told.refused).toHaveLength(1);
  expect(told.refused[0]).toContain('exports.zip/notes.csv');
  expect(await entries()).toEqual([]);
  expect(await countItems()).toBe(5);
}, 120_000);
