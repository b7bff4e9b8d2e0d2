import { performance } from 'node:perf_hooks';
import { afterAll, expect, test } from 'vitest';
import { column, sheetOf } from './sheet.ts';
import { createWorkbookThread } from './workbook-thread.ts';
import { writeWorkbook } from './write-workbook.ts';

const thread = createWorkbookThread();
afterAll(() => thread.close());

const said = (rows: number) =>
  sheetOf(
    '原话',
    ['日期', '渠道', '原话'].map((title) => column<number>('text', title, (n) => `${title} ${n}`)),
    Array.from({ length: rows }, (_, n) => n),
  );

test('writes the same bytes, while this thread is free', async () => {
  const sheet = said(1000);
  const before = performance.eventLoopUtilization();
  const bytes = await thread.write([sheet]);
  const { active } = performance.eventLoopUtilization(before);
  const from = performance.now();
  const own = await writeWorkbook([sheet]);
  expect(bytes.equals(own)).toBe(true);
  expect(active).toBeLessThan((performance.now() - from) / 2);
});

test('what cannot be written fails alone', async () => {
  const sheet = said(1);
  const [twice, once] = await Promise.allSettled([thread.write([sheet, sheet]), thread.write([sheet])]);
  expect(twice.status).toBe('rejected');
  expect(once.status).toBe('fulfilled');
});

test('closing lets the thread write what it has', async () => {
  const closing = createWorkbookThread();
  const written = closing.write([said(1)]);
  await closing.close();
  expect((await written).length).toBeGreaterThan(0);
});
