import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { addDays, type Day, FatalError, runInline, type Taxonomy, weekOf } from '@voc/core';
import { type Db, migrateToLatest, openDatabase, startEmbeddedPostgres } from '@voc/core/db';
import { silentLog } from '@voc/core/log';
import { createComposeStage, nextThemesDue, rankByEvidence, requestReport } from '@voc/report';
import { z } from 'zod';
import { readThemeSpans } from '../themes/keep-themes-ready.ts';
import { fillLoop } from './dashboard/fill-loop-store.ts';
import { type FirstScreen, openFirstScreen } from './dashboard/open-first-screen.ts';
import { makePeople, type Person } from './dashboard/people.ts';
import { serveApart } from './dashboard/serve-apart.ts';
import { drawRows, sumUp } from './dashboard/sum-up.ts';
import { walkAll } from './dashboard/walk.ts';
import { secondsSince } from './figures.ts';
import { fillCompany } from './fill-company-store.ts';
import { readServerCpu } from './server-cpu.ts';

const start = '2026-05-18';

export interface DashboardBench {
  products: number;
  items: number;
  weeks: number;
  users: number;
  /** Seconds that each user walks, and looks at a page. */
  seconds: number;
  pause: number;
  /** That the served program counts by. */
  modelVersion: string;
  /** Folder of the database, filled once and used again; without it one is made and deleted. */
  keep: string | undefined;
  /** For Node of the served process. */
  nodeFlags: readonly string[];
  browser: string | null;
}

type Say = (line: string) => void;

async function composeWeek(
  db: Db,
  lastDay: Day,
  parts: { taxonomy: Taxonomy; modelVersion: string },
): Promise<void> {
  const period = weekOf(lastDay);
  const now = new Date(`${period.end}T01:07:00Z`);
  await requestReport(db, { period, asOf: now });
  await runInline([createComposeStage({ ...parts, rank: rankByEvidence })], {
    db,
    log: silentLog,
    now,
  });
  await db
    .insertInto('reports')
    .expression((eb) =>
      eb
        .selectFrom('reports')
        .select((of) => [
          'kind',
          'scope',
          'period',
          of.val(2).as('revision'),
          'content',
          'content_sha256',
          'changes',
          'composed_at',
        ]),
    )
    .columns(['kind', 'scope', 'period', 'revision', 'content', 'content_sha256', 'changes', 'composed_at'])
    .execute();
}

/** Fills an empty database; one that has a report is full. */
async function fillOnce(db: Db, size: DashboardBench, taxonomy: Taxonomy, say: Say): Promise<void> {
  const full = await db.selectFrom('reports').select('revision').limit(1).execute();
  if (full.length > 0) return say('the database is there already');
  const from = performance.now();
  const days = 7 * size.weeks;
  const { products, items, modelVersion } = size;
  await fillCompany(db, { products, items, days, start, modelVersion }, taxonomy);
  await fillLoop(db, { products, start, days });
  await composeWeek(db, addDays(start, days - 1), { taxonomy, modelVersion });
  say(`filled in ${Math.round(secondsSince(from))} s`);
}

const longestWaitS = 600;

/** A server that has been up for a while has found its themes: one that has just begun is waited for. */
async function waitForThemes(db: Db): Promise<void> {
  const spans = await readThemeSpans(db);
  for (let second = 0; second < longestWaitS; second++) {
    if (!(await nextThemesDue(db, spans))) return;
    await wait(1000);
  }
  throw new FatalError('the server finds no themes');
}

const OpenApi = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

async function readOperations(address: string): Promise<string[]> {
  const { paths } = OpenApi.parse(await (await fetch(`${address}/docs/openapi.json`)).json());
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
}

const bar = (holds: boolean): string => (holds ? 'holds' : 'DOES NOT HOLD');

const firstScreenLine = ({ usable, drawn, scriptsKB }: FirstScreen): string =>
  `first screen on an empty cache: usable in ${usable.median} ms (slowest ${usable.slowest}), bar 1500 ${bar(usable.median < 1500)}; chart drawn in ${drawn.median} ms (slowest ${drawn.slowest}); scripts ${scriptsKB} kB gzipped, bar 600 ${bar(scriptsKB < 600)}`;

/** What people walk through, and the seconds of processor that it and its database have used. */
interface Measured {
  address: string;
  cpuSeconds(): number;
  databaseSeconds(): Promise<number>;
}

/** Whether every endpoint was called and answered as it should. */
async function measure(
  { address, cpuSeconds, databaseSeconds }: Measured,
  people: readonly Person[],
  size: DashboardBench,
  taxonomy: Taxonomy,
  say: Say,
): Promise<boolean> {
  const leaves = taxonomy.groups.flatMap((group) => group.leaves.map(({ id }) => id));
  const ground = { ...size, start, days: 7 * size.weeks, leaves };
  const before = [cpuSeconds(), await databaseSeconds()] as const;
  const calls = await walkAll(people, { address, ground, seconds: size.seconds, pause: size.pause });
  const rows = sumUp(calls, await readOperations(address));
  say(drawRows(rows));
  const perCall = (seconds: number): string => ((1000 * seconds) / calls.length).toFixed(1);
  const [own, database] = [cpuSeconds() - before[0], (await databaseSeconds()) - before[1]];
  say(
    `${people.length} people, ${calls.length} calls in ${size.seconds} s; processor a call: ${perCall(own)} ms of the server, ${perCall(database)} ms of PostgreSQL`,
  );
  // A voice of another scope is not there, and nobody may ask too often.
  const failed = calls.filter(({ status }) => status >= 400 && status !== 404);
  if (failed.length > 0)
    say(
      `${failed.length} calls failed, as ${failed[0]?.method} ${failed[0]?.path} with ${failed[0]?.status}`,
    );
  return failed.length === 0 && rows.every((row) => row.calls > 0);
}

/**
 * People in mixed roles walk through a company's dashboard all at once, over every endpoint that reads; then its first
 * screen in a browser. Tells figures line by line; false when a call failed or an endpoint was not called.
 */
export async function benchDashboard(size: DashboardBench, taxonomy: Taxonomy, say: Say): Promise<boolean> {
  const home = size.keep ?? mkdtempSync(join(tmpdir(), 'voc-bench-'));
  mkdirSync(home, { recursive: true });
  const server = await startEmbeddedPostgres({ home, log: silentLog });
  const { db } = openDatabase(server.url);
  try {
    await migrateToLatest(db);
    await fillOnce(db, size, taxonomy, say);
    const people = await makePeople(db, size.users);
    const served = await serveApart(server.url, home, size.nodeFlags);
    try {
      await waitForThemes(db);
      const measured = { ...served, databaseSeconds: () => readServerCpu(db) };
      const isWhole = await measure(measured, people, size, taxonomy, say);
      const [first] = people;
      if (size.browser !== null && first)
        say(firstScreenLine(await openFirstScreen(size.browser, served.address, first)));
      say(`most memory of the server: ${served.peakMB()} MB`);
      return isWhole;
    } finally {
      await served.stop();
    }
  } finally {
    await db.destroy();
    await server.release();
    if (size.keep === undefined) rmSync(home, { recursive: true, force: true });
  }
}
