import { runInline, silentLog } from '@voc/core';
import {
  createRollupStage,
  keepThemes,
  nextThemesDue,
  readKeptThemes,
  saveCorrection,
  suggestThemes,
} from '@voc/report';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';
import { hear, shopPeriod, type VoiceSeed } from '../support/shop.ts';
import { taxonomy } from '../support/taxonomy.ts';

const database = withDatabase();
const now = new Date('2026-11-16T01:07:00Z');
const [day, unsure] = [shopPeriod.start, ['quality.fault', 'price.value']];
const options = {
  cut: async (texts: readonly string[]) => texts.map((text) => text.split(/\s+/)),
  vague: new Set(['失望']),
};

const voices = (count: number, of: (n: number) => Partial<VoiceSeed>): VoiceSeed[] =>
  Array.from({ length: count }, (_, n) => ({ day, product: 'K1', text: '', ...of(n) }));

const roll = () =>
  runInline([createRollupStage({ taxonomy, modelVersion: 'm1' })], { db: database.db, log: silentLog, now });

beforeAll(async () => {
  const said = [
    ...voices(8, (n) => ({ text: `充电口 松动 第${n}天 失望`, unsure, product: `K${n % 2}` })),
    ...voices(6, (n) => ({ text: `失望 第${n}次`, leaves: ['residual.unspecified'] })),
    ...voices(90, (n) => ({ text: `起球 掉色 第${n}件`, leaves: ['quality.durability'] })),
  ];
  await hear(database.db, said, 1);
  await roll();
});

const found = () => suggestThemes(database.db, shopPeriod, options);

test('what recurs in complaints without a leaf is suggested, with its products and verbatims', async () => {
  const [theme, ...others] = await found();
  expect(others).toEqual([]);
  expect(theme).toMatchObject({
    words: ['充电口', '松动'],
    items: 8,
    reviewers: 8,
    products: [
      { productId: 'K0', items: 4 },
      { productId: 'K1', items: 4 },
    ],
  });
  expect(theme?.verbatims).toHaveLength(3);
});

test('other weeks have none, nor what people have given a leaf', async () => {
  const { db } = database;
  expect(await suggestThemes(db, { start: '2026-10-05', end: day }, options)).toEqual([]);
  const { rows } = await sql<{
    id: string;
  }>`select item_id as id from items where text like '充电口%' limit 4`.execute(db);
  for (const { id } of rows)
    await saveCorrection(db, {
      itemId: id,
      author: '甲',
      intent: 'complaint',
      leaves: ['quality.fault'],
      note: null,
      at: now,
    });
  await roll();
  expect(await found()).toEqual([]);
});

const correct = async (from: number, leaves: string[]): Promise<void> => {
  const { rows } = await sql<{
    id: string;
  }>`select item_id as id from items where text like '充电口%' order by item_id limit 4 offset ${from}`.execute(
    database.db,
  );
  for (const { id } of rows)
    await saveCorrection(database.db, {
      ...{ itemId: id, author: '乙', intent: 'complaint', leaves, note: null },
      at: new Date('2026-11-16T02:00:00Z'),
    });
  await roll();
};

const span = { start: shopPeriod.start, end: shopPeriod.end };
const kept = () => readKeptThemes(database.db, span);
const due = () => nextThemesDue(database.db, [span]);
const anHourLater = () =>
  sql`update themes set behind_since = behind_since - interval '1 hour'`.execute(database.db);

test('themes are kept through labels for some minutes, and found again afterwards', async () => {
  const { db } = database;
  await correct(0, ['residual.unspecified']);
  expect([await kept(), await due()]).toEqual([undefined, span]);
  await keepThemes(db, span, options);
  expect((await kept())?.map(({ words }) => words)).toEqual([['充电口', '松动']]);
  expect(await due()).toBeUndefined();
  await correct(0, ['quality.fault']);
  expect(await kept()).toHaveLength(1);
  expect(await due()).toBeUndefined();
  await anHourLater();
  expect([await kept(), await due()]).toEqual([undefined, span]);
  await keepThemes(db, span, options);
  expect(await kept()).toEqual([]);
});

test('what is rolled up while themes are found leaves them behind', async () => {
  const { db } = database;
  const cut = async (texts: readonly string[]) => {
    await correct(0, ['residual.unspecified']);
    return options.cut(texts);
  };
  await keepThemes(db, span, { ...options, cut });
  await anHourLater();
  expect(await due()).toEqual(span);
  await keepThemes(db, span, options);
  expect(await kept()).toHaveLength(1);
});

test('voices that come in, or go, take them away at once', async () => {
  const { db } = database;
  await hear(db, [{ day, product: 'K1', text: '充电口 松动', unsure }], 500);
  await roll();
  expect(await kept()).toBeUndefined();
  expect(await due()).toBeUndefined();
  await keepThemes(db, span, options);
  expect((await kept())?.[0]?.items).toBe(9);
  await sql`delete from items where text = '充电口 松动'`.execute(db);
  expect((await sql`select 1 from themes`.execute(db)).rows).toEqual([]);
});
