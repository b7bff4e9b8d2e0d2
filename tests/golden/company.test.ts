import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
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

interface CheckedNumbers {
  checked: number;
  counted: number;
  differing: unknown[];
}

/** Counts every number of the last weekly report again. */
async function checkNumbers(scope: string): Promise<CheckedNumbers> {
  const url = opened[0]?.url ?? '';
  const week = Object.keys(first).find((name) => /^report-week-.*\.json$/.test(name)) ?? '';
  const period = week.slice('report-week-'.length, -'.json'.length);
  if (scope !== 'company')
    await runVoc(['report', '--week', period, '--scope', scope, '--out', join(folder, 'part')], url);
  return JSON.parse(await runVoc(['explain', period, '--scope', scope, '--check', '--json'], url));
}

test('every number of its weekly report is found, and counted again the same', async () => {
  const { checked, counted, differing } = await checkNumbers('company');
  expect(differing).toEqual([]);
  expect(counted).toBeGreaterThan(400);
  expect(checked).toBeGreaterThan(counted);
});

// Each asks for a report of its own and counts as long again.
if (isFull)
  test.each(['brand:禾棉', 'line:裤装', 'shop:天猫/天猫旗舰店', 'product:A2031'])(
    'and every number of the one of %s',
    async (scope) => {
      const { counted, differing } = await checkNumbers(scope);
      expect(differing).toEqual([]);
      expect(counted).toBeGreaterThan(50);
    },
  );
