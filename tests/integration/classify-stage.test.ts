import { resolve } from 'node:path';
import {
  createClassifier,
  createClassifyStage,
  createJieba,
  loadLexicon,
  markOutdated,
  readOnlyModel,
  rowClassifierOf,
} from '@voc/classify';
import { loadTaxonomy, runInline, silentLog } from '@voc/core';
import { createRollupStage } from '@voc/report';
import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';

const seeds = resolve(import.meta.dirname, '../../seeds');
const lexicon = loadLexicon(resolve(seeds, 'lexicon'));
const classifier = createClassifier({
  model: readOnlyModel(resolve(seeds, 'model')),
  taxonomy: loadTaxonomy(resolve(seeds, 'taxonomy/taxonomy.json')),
  lexicon,
  segmenter: createJieba(lexicon.userDictionary),
});
const database = withDatabase();
const stages = [
  createClassifyStage(rowClassifierOf(classifier)),
  createRollupStage({ modelVersion: classifier.modelVersion }),
];
const deps = () => ({ db: database.db, log: silentLog, now: new Date('2026-11-23T00:00:00Z') });
const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const colour = '页面是雾霾蓝,收到的偏绿,色差太大了';

async function accept(n: number, day: string, text: string, order: string | null = null): Promise<void> {
  const { db } = database;
  await sql`insert into items (item_id, source_id, kind, platform, shop_id, product_id, order_hash, text, event_on, content_hash)
    values (${idOf(n)}, 's', 'review', '天猫', '旗舰店', 'A1', ${order}, ${text}, ${day}, ${text})`.execute(
    db,
  );
  await sql`insert into classify_due (item_id) values (${idOf(n)})`.execute(db);
}

async function colourComplaints(): Promise<Record<string, number>> {
  const rows = await database.db
    .selectFrom('rollups')
    .select(['day', 'count'])
    .where('category', '=', 'mismatch.color')
    .execute();
  return Object.fromEntries(rows.map(({ day, count }) => [day, count]));
}

beforeEach(async () => {
  for (const table of ['items', 'classify_due', 'dirty_days', 'rollups']) {
    await sql.raw(`truncate ${table} cascade`).execute(database.db);
  }
});

test('what is due is classified, rolled up and then due no more', async () => {
  await accept(1, '2026-11-10', colour);
  await accept(2, '2026-11-10', '很暖和,版型好看,推荐购买');
  await runInline(stages, deps());
  expect(await colourComplaints()).toEqual({ '2026-11-10': 1 });
  for (const stage of stages) expect(await stage.due(deps(), 10)).toEqual([]);
  expect(await markOutdated(database.db, classifier.modelVersion)).toBe(0);
});

test('an earlier voice of an order that arrives late takes the complaint over from the later day', async () => {
  await accept(1, '2026-11-12', colour, 'o');
  await runInline(stages, deps());
  expect(await colourComplaints()).toEqual({ '2026-11-12': 1 });
  await accept(2, '2026-11-10', colour, 'o');
  await runInline(stages, deps());
  expect(await colourComplaints()).toEqual({ '2026-11-10': 1 });
});
