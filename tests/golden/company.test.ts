import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explainNumber, readNumbers } from '@voc/report';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { taxonomy } from '../support/taxonomy.ts';
import { companyFiles, isFull, runVoc } from '../support/voc.ts';

const formats = 'json,md,html,xlsx';
let folder = '';
const opened: TestDatabase[] = [];

/** Imports the company's files in this order into a database of its own; the files written and their hashes. */
async function reported(name: string, files: readonly string[]): Promise<Record<string, string>> {
  const database = await createTestDatabase();
  opened.push(database);
  const out = join(folder, name);
  await runVoc(['run', ...files, '--format', formats, '--out', out, '--quiet'], database.url);
  const names = readdirSync(out).filter((one) => one.startsWith('report-'));
  const hashOf = (one: string): string =>
    createHash('sha256')
      .update(readFileSync(join(out, one)))
      .digest('hex');
  return Object.fromEntries(names.sort().map((one) => [one, hashOf(one)]));
}

let first: Record<string, string> = {};
let second: Record<string, string> = {};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'voc-company-'));
  first = await reported('first', companyFiles);
  if (isFull) second = await reported('second', companyFiles.toReversed());
});

afterAll(async () => {
  for (const database of opened) await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

test('the company has a report in every rendering that was asked for', () => {
  const kinds = new Set(Object.keys(first).map((name) => name.slice(name.lastIndexOf('.') + 1)));
  expect([...kinds].sort()).toEqual(['html', 'json', 'md', 'xlsx']);
});

// A second import takes as long as the first.
if (isFull)
  test('imported in another order, the company has the same bytes in every rendering', () => {
    expect(second).toEqual(first);
  });

test('all its reports made again are the same', async () => {
  const printed = await runVoc(['report', '--check', '--json'], opened[0]?.url ?? '');
  const { checked } = JSON.parse(printed) as { checked: { verdict: string }[] };
  expect(checked.length).toBeGreaterThanOrEqual(3);
  expect(checked.filter(({ verdict }) => verdict !== 'same')).toEqual([]);
});

test('every number of its weekly report, counted again from base rows, is the same', async () => {
  const database = opened[0];
  if (!database) throw new Error('no database');
  const week = Object.keys(first).find((name) => /^report-week-.*\.json$/.test(name)) ?? '';
  const key = { kind: 'week', period: week.slice(12, -5), revision: null } as const;
  const found = await readNumbers(database.db, key, { taxonomy });
  const wrong: string[] = [];
  for (const { id } of found.numbers) {
    const { equal, value, recount } = await explainNumber(database.db, found, id, { taxonomy, verbatims: 0 });
    if (!equal) wrong.push(`${id}: ${value}, ${recount}`);
  }
  expect(wrong).toEqual([]);
  expect(found.numbers.length).toBeGreaterThan(300);
});
