import { runInline, silentLog } from '@voc/core';
import { createRollupStage, saveCorrection, suggestThemes } from '@voc/report';
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
