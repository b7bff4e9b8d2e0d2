import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isExportName } from './is-export-name.ts';
import { listFiles } from './list-files.ts';
import { placeFor, putAway } from './put-away.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'voc-folder-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

test.each(['a.csv', '抖音评价.xlsx', 'a.tmp.csv'])('%s is taken', (name) =>
  expect(isExportName(name)).toBe(true),
);

test.each(['a.csv.tmp', 'a.CRDOWNLOAD', '~$评价.xlsx', '.~lock.a.csv#', '.DS_Store', 'Thumbs.db', 'a.part'])(
  '%s is left alone',
  (name) => expect(isExportName(name)).toBe(false),
);

test('a name as long as a disk allows leaves room for the one of its reason', () => {
  const place = placeFor('/d', '2026-11-12', `${'评'.repeat(80)}${'𠮷'.repeat(2)}.xlsx`, 'a'.repeat(64));
  expect(Buffer.byteLength(`${place.slice('/d/2026-11-12/'.length)}.原因.txt`)).toBeLessThan(256);
  expect(place.endsWith('.xlsx')).toBe(true);
});

test('files of one name but another content never meet', () => {
  expect(placeFor('/d', '2026-11-12', 'a.csv', 'aaaaaaaaa')).not.toBe(
    placeFor('/d', '2026-11-12', 'a.csv', 'bbbbbbbbb'),
  );
});

test('a file is put away, and one that has changed since is not', async () => {
  writeFileSync(join(dir, 'a.csv'), 'one');
  const [seen] = await listFiles(dir);
  if (!seen) throw new Error('the file is there');
  writeFileSync(join(dir, 'a.csv'), 'another');
  await putAway(seen, join(dir, 'done', 'a.csv'));
  expect(readFileSync(join(dir, 'a.csv'), 'utf8')).toBe('another');
  const [again] = await listFiles(dir);
  if (!again) throw new Error('the file is there');
  await putAway(again, join(dir, 'done', 'a.csv'));
  await putAway(again, join(dir, 'done', 'a.csv'));
  expect(readdirSync(dir)).toEqual(['done']);
  expect(readFileSync(join(dir, 'done', 'a.csv'), 'utf8')).toBe('another');
});
