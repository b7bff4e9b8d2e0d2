import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '../support/database.ts';
import { differencesOf } from '../support/differences.ts';
import { dumpTables } from '../support/dump-tables.ts';
import { companyFiles, isFull, runVoc, startVoc } from '../support/voc.ts';

const points = isFull ? 20 : 3;
const atOnce = 2;
const seed = Number(process.env.VOC_TEST_SEED ?? Date.now() % 1_000_000);
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'voc-kill-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A small fixed-seed generator (mulberry32), so that a printed seed brings the same points again. */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const runArgs = (out: string): string[] => ['run', ...companyFiles, '--out', out, '--quiet', '--json'];

function reportsIn(out: string): Record<string, string> {
  const names = readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(names.sort().map((name) => [name.slice(out.length), readFileSync(name, 'utf8')]));
}

interface Outcome {
  tables: Record<string, string[]>;
  reports: Record<string, string>;
  killed: boolean;
  ms: number;
}

async function runKilledAt(ms: number | null, name: string): Promise<Outcome> {
  const database = await createTestDatabase();
  const out = join(folder, name);
  const began = Date.now();
  try {
    let killed = false;
    if (ms !== null) {
      const { child, ended } = startVoc(runArgs(out), database.url);
      await Promise.race([sleep(ms), ended]);
      killed = child.kill('SIGKILL') && (await ended).signal === 'SIGKILL';
    }
    await runVoc(runArgs(out), database.url);
    return { tables: await dumpTables(database.db), reports: reportsIn(out), killed, ms: Date.now() - began };
  } finally {
    await database.drop();
  }
}

test(`killed with -9 at ${points} random points and run again, the tables equal those of a calm run (seed ${seed})`, {
  timeout: 3_600_000,
}, async () => {
  const calm = await runKilledAt(null, 'calm');
  expect(calm.tables.items?.length).toBeGreaterThan(1000);
  expect(calm.tables.reports?.length).toBeGreaterThan(0);
  const random = randomFrom(seed);
  // One point in each of as many equal slices of the calm run's time spreads them over all its steps.
  const moments = Array.from({ length: points }, (_, i) => ((i + random()) / points) * calm.ms);
  let killed = 0;
  const take = async (): Promise<void> => {
    for (let ms = moments.shift(); ms !== undefined; ms = moments.shift()) {
      const outcome = await runKilledAt(ms, `at-${Math.round(ms)}`);
      const what = `killed after ${Math.round(ms)} ms, seed ${seed}`;
      expect(differencesOf(outcome.tables, calm.tables), what).toEqual({});
      expect(outcome.reports, what).toEqual(calm.reports);
      if (outcome.killed) killed++;
      // A warm run may be over before a late moment of the calm one: that point is taken again, earlier.
      else moments.push(ms * 0.8);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, take));
  expect(killed).toBe(points);
});
