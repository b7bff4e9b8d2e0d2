import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  compareModels,
  currentModelVersion,
  learnFromPeople,
  listModels,
  promoteModel,
  rollBackModel,
} from '@voc/app';
import { runInline, silentLog } from '@voc/core';
import { readConfig } from '@voc/core/config';
import { createRollupStage, saveCorrection } from '@voc/report';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';
import { taxonomy } from '../support/taxonomy.ts';

const database = withDatabase();
const home = mkdtempSync(join(tmpdir(), 'voc-models-'));
afterAll(() => rmSync(home, { recursive: true }));
const now = new Date('2026-11-23T00:00:00Z');
const who = { by: '李主管', at: now };
const quiet = (): void => {};
const configOf = () =>
  readConfig({ VOC_HOME: home, DATABASE_URL: database.url, VOC_MODEL: 'fast', VOC_LOG_LEVEL: 'silent' });

const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
/** A company whose customers speak of a fault in words of their own. */
const wordings = ['拉杆箱', '背包', '钱夹', '手提袋'].flatMap((thing) =>
  Array.from({ length: 20 }, (_, n) => `${thing}第${n + 1}天就吐舌头了,里子全翻出来`),
);

/** Counts the days that are due by a model, as its workers do. */
async function rollUp(modelVersion: string): Promise<void> {
  await runInline([createRollupStage({ taxonomy, modelVersion })], { db: database.db, log: silentLog, now });
}

/** Voices that count as a complaint of workmanship. */
async function counted(): Promise<number> {
  const row = await database.db
    .selectFrom('rollups')
    .select(({ fn }) => fn.sum<string>('count').as('n'))
    .where('measure', '=', 'complaint')
    .where('category', '=', 'quality.workmanship')
    .executeTakeFirst();
  return Number(row?.n ?? 0);
}

beforeAll(async () => {
  for (const [n, text] of wordings.entries()) {
    await sql`insert into items (item_id, source_id, kind, platform, shop_id, product_id, text, event_on, content_hash)
      values (${idOf(n)}, 's', 'review', '天猫', '旗舰店', 'A1', ${text}, '2026-11-10', ${text})`.execute(
      database.db,
    );
  }
});

test('people teach a candidate that beats the model; it counts once promoted, and the old one after a roll-back', {
  timeout: 300_000,
}, async () => {
  const { db } = database;
  const leaves = ['quality.workmanship'];
  for (const n of wordings.keys()) {
    if (n % 20 === 0) continue;
    await saveCorrection(db, {
      itemId: idOf(n),
      author: '王',
      intent: 'complaint',
      leaves,
      note: null,
      at: now,
    });
  }
  const { modelVersion, parent, verdict } = await learnFromPeople(configOf(), silentLog, {
    labels: [],
    by: '李',
    now,
  });
  expect(verdict).toMatchObject({ isBetter: true, worse: [] });
  const { committed, current, learned } = await listModels(db, configOf());
  expect([committed, current]).toEqual([parent, parent]);
  expect(learned).toMatchObject([{ version: modelVersion, state: 'candidate', trainedBy: '李' }]);

  const shifts = await compareModels(db, configOf(), [committed, modelVersion], quiet);
  // People's labels count in both; of the four others the old model knows few.
  const workmanship = shifts.find(({ category }) => category === 'quality.workmanship');
  expect(workmanship).toMatchObject({ week: '2026-11-09', after: 80 });
  const before = workmanship?.before ?? 0;
  expect([76, 77, 78]).toContain(before);
  await rollUp(committed);
  expect(await counted()).toBe(before);

  await promoteModel(db, configOf(), modelVersion, who, quiet);
  await expect(promoteModel(db, configOf(), modelVersion, who, quiet)).rejects.toThrow('已经是');
  expect(currentModelVersion(configOf())).toBe(modelVersion);
  await rollUp(modelVersion);
  expect(await counted()).toBe(80);

  expect(await rollBackModel(db, configOf(), who, quiet)).toBe(committed);
  await expect(rollBackModel(db, configOf(), who, quiet)).rejects.toThrow('没有更早的');
  expect(currentModelVersion(configOf())).toBe(committed);
  await rollUp(committed);
  expect(await counted()).toBe(before);
  const audit = await db.selectFrom('audit_log').select(['action', 'target', 'login']).execute();
  expect(audit).toEqual([
    { action: 'model.promote', target: modelVersion, login: '李主管' },
    { action: 'model.rollback', target: committed, login: '李主管' },
  ]);
});

test('a candidate that is not better cannot count', async () => {
  const { db } = database;
  const { learned } = await listModels(db, configOf());
  const [one] = learned;
  if (!one) throw new Error('The test before has trained one');
  const figures = { ...one.figures, verdict: { ...one.figures.verdict, isBetter: false } };
  await db
    .updateTable('models')
    .set({ figures: JSON.stringify(figures) })
    .execute();
  await expect(promoteModel(db, configOf(), one.version, who, quiet)).rejects.toThrow('没有明显变好');
});
