import { resolve } from 'node:path';
import {
  countedOf,
  createClassifier,
  createClassifyStage,
  createJieba,
  loadLexicon,
  markOutdated,
  readOnlyModel,
  rowClassifierOf,
} from '@voc/classify';
import { loadTaxonomy, runInline, silentLog } from '@voc/core';
import type { Db } from '@voc/core/db';
import { createRollupStage } from '@voc/report';
import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';

const seeds = resolve(import.meta.dirname, '../../seeds');
const lexicon = loadLexicon(resolve(seeds, 'lexicon'));
const taxonomy = loadTaxonomy(resolve(seeds, 'taxonomy/taxonomy.json'));
const classifier = createClassifier({
  model: readOnlyModel(resolve(seeds, 'model')),
  taxonomy,
  lexicon,
  segmenter: createJieba(lexicon.userDictionary),
});
const database = withDatabase();
const stages = [
  createClassifyStage(rowClassifierOf(classifier)),
  createRollupStage({ taxonomy, modelVersion: classifier.modelVersion }),
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
  for (const table of ['items', 'classify_due', 'classifications', 'dirty_days', 'rollups']) {
    await sql.raw(`truncate ${table} cascade`).execute(database.db);
  }
});

test('what is due is classified, rolled up and then due no more', async () => {
  await accept(1, '2026-11-10', colour);
  await accept(2, '2026-11-10', '很暖和,版型好看,推荐购买');
  await runInline(stages, deps());
  expect(await colourComplaints()).toEqual({ '2026-11-10': 1 });
  for (const stage of stages) expect(await stage.due(deps(), 10)).toEqual([]);
  expect(await markOutdated(database.db, rowClassifierOf(classifier))).toBe(0);
});

test('what the machine is unsure of waits for a person; another setting makes it due again, and only it', async () => {
  const { db } = database;
  await accept(1, '2026-11-10', '快递太慢了,等了九天');
  await accept(2, '2026-11-10', colour);
  const run = (abstainBelow: number) => {
    const rows = rowClassifierOf(classifier, abstainBelow);
    const [, rollup] = stages;
    return { rows, go: () => runInline([createClassifyStage(rows), ...(rollup ? [rollup] : [])], deps()) };
  };
  const counts = async (): Promise<string[]> => {
    const found = await db
      .selectFrom('rollups')
      .select('category')
      .where('measure', '=', 'complaint')
      .execute();
    return found
      .map(({ category }) => category)
      .filter((one) => /slow|unclassified|color/.test(one))
      .sort();
  };
  await run(2).go();
  expect(await counts()).toEqual(['mismatch.color', 'unclassified']);
  expect(await markOutdated(db, run(2).rows)).toBe(0);
  expect(await markOutdated(db, run(0).rows)).toBe(1);
  await run(0).go();
  expect(await counts()).toEqual(['logistics.slow', 'mismatch.color']);
});

test('an earlier voice of an order that arrives late takes the complaint over from the later day', async () => {
  await accept(1, '2026-11-12', colour, 'o');
  await runInline(stages, deps());
  expect(await colourComplaints()).toEqual({ '2026-11-12': 1 });
  await accept(2, '2026-11-10', colour, 'o');
  await runInline(stages, deps());
  expect(await colourComplaints()).toEqual({ '2026-11-10': 1 });
});

const saved = async (db: Db): Promise<string[]> => {
  const rows = await db.selectFrom('classifications').select('content_hash').orderBy('item_id').execute();
  return rows.map((row) => row.content_hash);
};

function latch(): { opened: Promise<void>; open: () => void } {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** Runs the classify stage up to the middle of its work, where it waits for `goOn`. */
async function startHeld() {
  const inside = latch();
  const goOn = latch();
  const rows = rowClassifierOf(classifier);
  const stage = createClassifyStage({
    ...rows,
    classify: async (inputs) => {
      inside.open();
      await goOn.opened;
      return rows.classify(inputs);
    },
  });
  const running = runInline([stage], deps());
  await inside.opened;
  return { running, goOn: goOn.open };
}

test('words that change while they are being classified stay due and get no answer to the old ones', async () => {
  const { db } = database;
  await accept(1, '2026-11-10', colour);
  const { running, goOn } = await startHeld();
  await db.transaction().execute(async (tx) => {
    await sql`update items set text = '很暖和', content_hash = 'new'`.execute(tx);
    await sql`insert into classify_due (item_id) values (${idOf(1)})
      on conflict (item_id) do update set seq = nextval('classify_seq')`.execute(tx);
  });
  goOn();
  await running;
  expect(await saved(db)).toEqual(['new']);
});

test('two at the same batch store it once', async () => {
  const { db } = database;
  await accept(1, '2026-11-10', colour);
  const { running, goOn } = await startHeld();
  await runInline(stages.slice(0, 1), deps());
  const before = await db.selectFrom('dirty_days').selectAll().execute();
  goOn();
  await running;
  expect(await saved(db)).toEqual([colour]);
  expect(await db.selectFrom('dirty_days').selectAll().execute()).toEqual(before);
});

test('an item that is erased while it is being stored leaves nothing behind', async () => {
  const { db } = database;
  await accept(1, '2026-11-10', colour);
  await accept(2, '2026-11-10', colour);
  const { running, goOn } = await startHeld();
  const erasing = db.transaction().execute(async (tx) => {
    await sql`delete from items where item_id = ${idOf(1)}`.execute(tx);
    goOn();
    await sql`select pg_sleep(0.2)`.execute(tx);
  });
  await Promise.all([running, erasing]);
  const left = await db.selectFrom('classifications').select('item_id').execute();
  expect(left.map((row) => row.item_id)).toEqual([idOf(2)]);
  expect(await db.selectFrom('classify_due').selectAll().execute()).toEqual([]);
});

test('an item that is erased after it was stored takes its answer along', async () => {
  const { db } = database;
  await accept(1, '2026-11-10', colour);
  await runInline(stages, deps());
  await sql`delete from items`.execute(db);
  expect(await saved(db)).toEqual([]);
});

test('every kind of answer comes out of the table as it went in', async () => {
  const { db } = database;
  const texts = [
    colour,
    '客服说"明天发"\\ 结果\t没人理\n投诉到12315',
    '希望出个大码,面料舒服,就是漏电冒烟了',
    '好',
  ];
  for (const [n, text] of texts.entries()) await accept(n + 1, '2026-11-10', text);
  await runInline(stages.slice(0, 1), deps());
  const rows = await db.selectFrom('classifications').selectAll().orderBy('item_id').execute();
  const answers = classifier.classifyMany(texts.map((text) => ({ id: '', kind: 'review', text })));
  expect(rows.map(({ item_id: _, model_version: __, content_hash: ___, ...answer }) => answer)).toEqual(
    answers.map((answer) => ({
      intent: answer.intent,
      sentiment: answer.sentiment,
      grade: answer.grade,
      leaves: answer.categories.map(({ id }) => id),
      categories: answer.categories,
      escalators: answer.escalators,
      praises: answer.praises,
      wishes: answer.wishes,
      red_lines: answer.redLines,
      topics: answer.topics,
      unresolved: answer.unresolved,
      certainty: countedOf(answer, 0).certainty,
    })),
  );
});
