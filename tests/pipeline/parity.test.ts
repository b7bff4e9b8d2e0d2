import { once } from 'node:events';
import { createPipeline, loadAbstention, loadClassifier, partsOf } from '@voc/app';
import { rowClassifierOf } from '@voc/classify';
import { isoCalendar, runInline, silentLog } from '@voc/core';
import { readConfig } from '@voc/core/config';
import { createQueue, createRequestStage } from '@voc/core/queue';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { dumpTables } from '../support/dump-tables.ts';
import { redisPrefix, redisUrl } from '../support/redis.ts';
import { companyFiles, isFull, runVoc, startVoc } from '../support/voc.ts';

const patience = { timeout: 900_000, interval: 250 };
// As the workers are made, so that nothing they are given can be missing here.
const parts = partsOf(
  readConfig({ VOC_MODEL: 'fast' }),
  rowClassifierOf(loadClassifier({ fastModel: true }), loadAbstention().fast),
);
const stages = () => [...createPipeline(parts), createRequestStage(isoCalendar)];
const now = new Date();
const opened: TestDatabase[] = [];
let inline: Record<string, string[]> = {};

let source: TestDatabase;

/** A database into which the company's files have been read. */
async function ingested(): Promise<TestDatabase> {
  const database = await createTestDatabase(source.url);
  opened.push(database);
  // As after a push, which leaves repeats to the stages; long ago, so that no worker waits for others.
  await sql`insert into near_due select distinct month, '2000-01-01'::timestamptz from near_duplicates`.execute(
    database.db,
  );
  await sql`truncate near_duplicates`.execute(database.db);
  return database;
}

const isDue = async ({ db }: TestDatabase): Promise<boolean> => {
  const due = await Promise.all(stages().map((stage) => stage.due({ db, log: silentLog, now }, 1)));
  return due.some((messages) => messages.length > 0);
};

interface Company {
  env: Record<string, string>;
  /** Called while the workers are at it. */
  disturb?(database: TestDatabase): Promise<void>;
}

async function processedByTwoWorkers({ env, disturb }: Company): Promise<Record<string, string[]>> {
  const database = await ingested();
  const processes = ['worker', 'worker', 'schedule'].map((command) => startVoc([command], database.url, env));
  try {
    const classified = async (): Promise<number> => {
      const row = await database.db
        .selectFrom('classifications')
        .select(({ fn }) => fn.countAll<string>().as('n'))
        .executeTakeFirst();
      return Number(row?.n ?? 0);
    };
    if (disturb) {
      await expect.poll(classified, patience).toBeGreaterThan(0);
      await disturb(database);
    }
    await expect.poll(() => isDue(database), patience).toBe(false);
  } finally {
    for (const { child } of processes) child.kill('SIGTERM');
    for (const { child, ended } of processes) {
      if (child.exitCode === null) await once(child, 'exit');
      expect(await ended).toMatchObject({ code: 0, stderr: '' });
    }
  }
  return dumpTables(database.db);
}

beforeAll(async () => {
  source = await createTestDatabase();
  opened.push(source);
  await runVoc(['ingest', ...companyFiles, '--quiet'], source.url);
  const { db } = await ingested();
  await runInline(stages(), { db, log: silentLog, now });
  inline = await dumpTables(db);
}, patience.timeout);

afterAll(async () => {
  for (const database of opened) await database.drop();
});

describe('the tables are the same as those of an inline run', { timeout: patience.timeout }, () => {
  test('the inline run holds what is compared', () => {
    expect(inline.items?.length).toBeGreaterThan(1000);
    expect(inline.rollups?.length).toBeGreaterThan(1000);
    expect(inline.near_duplicates?.length).toBeGreaterThan(0);
    expect(inline.reports?.length).toBeGreaterThan(0);
  });

  test('with two workers on PostgreSQL', async () => {
    expect(await processedByTwoWorkers({ env: { VOC_QUEUE_PREFIX: 'parity' } })).toEqual(inline);
  });

  // What it would find is found with the queue emptied in the middle, too.
  if (isFull)
    test('with two workers on Redis', async () => {
      const env = { REDIS_URL: redisUrl(), VOC_QUEUE_PREFIX: `${redisPrefix('parity')}-calm` };
      expect(await processedByTwoWorkers({ env })).toEqual(inline);
    });

  test('with Redis emptied in the middle', async () => {
    const prefix = `${redisPrefix('parity')}-emptied`;
    const env = { REDIS_URL: redisUrl(), VOC_QUEUE_PREFIX: prefix };
    const disturb = async ({ url }: TestDatabase): Promise<void> => {
      const queue = await createQueue({ redisUrl: redisUrl(), databaseUrl: url, prefix, log: silentLog });
      await queue.clear();
      await queue.close();
    };
    expect(await processedByTwoWorkers({ env, disturb })).toEqual(inline);
  });
});
