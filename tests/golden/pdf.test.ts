import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { environment } from '@voc/core/config';
import { findBrowser, Report, renderPdf } from '@voc/report';
import { afterAll, beforeAll, expect, test } from 'vitest';

const golden = resolve(import.meta.dirname, 'output/week.json');
let pdf: Buffer = Buffer.alloc(0);
let folder = '';
let path = '';

const browser = (): string =>
  findBrowser({ given: environment.VOC_CHROMIUM, searchPath: environment.PATH ?? '' });
const report = (): Report => Report.parse(JSON.parse(readFileSync(golden, 'utf8')));
const poppler = (program: string, ...args: string[]): string =>
  execFileSync(program, args, { encoding: 'utf8' });

beforeAll(async () => {
  pdf = await renderPdf(report(), browser());
  folder = mkdtempSync(join(tmpdir(), 'voc-pdf-'));
  path = join(folder, 'week.pdf');
  writeFileSync(path, pdf);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('printed again by the same browser, a report has the same bytes', async () => {
  expect((await renderPdf(report(), browser())).equals(pdf)).toBe(true);
});

test('every page of the shop holds the text it held, numbered, with its fonts embedded', async () => {
  const pages = poppler('pdftotext', '-raw', path, '-').split('\f').slice(0, -1);
  expect(pages.length).toBeLessThanOrEqual(12);
  for (const [i, page] of pages.entries()) {
    expect(page.replace(/\s/g, '')).toContain(`第${i + 1}页，共${pages.length}页`);
  }
  const fonts = poppler('pdffonts', path).split('\n').slice(2).filter(Boolean);
  expect(fonts.length).toBeGreaterThan(0);
  // Columns from the right: object, generation, uni, sub, emb.
  for (const font of fonts) expect(font.trim().split(/\s+/).at(-5)).toBe('yes');
  const told = pages.map((page, i) => `=== ${i + 1}\n${page.replace(/[^\S\n]+/g, ' ').trim()}\n`);
  await expect(told.join('\n')).toMatchFileSnapshot('output/week.pdf.txt');
});

test('A4 throughout', () => {
  expect(poppler('pdfinfo', path)).toMatch(/Page size: +59[45]\.\d+ x 84[12]\.\d+ pts \(A4\)/);
});
