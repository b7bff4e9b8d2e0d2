import { renameLeaves } from '@voc/app';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';

const database = withDatabase();
const id = '00000000-0000-4000-8000-000000000001';
const former = new Map([
  ['quality.soft', 'quality.feel'],
  ['quality.rough', 'quality.feel'],
]);

test('stored leaves are called what they became, two that became one once, and their days are counted again', async () => {
  const { db } = database;
  const leaves = ['quality.rough', 'logistics.slow', 'quality.soft'];
  const categories = JSON.stringify(
    leaves.map((leaf, n) => ({ id: leaf, confidence: 0.5 + n / 10, evidence: [] })),
  );
  await sql`insert into items (item_id, source_id, kind, platform, shop_id, text, event_on, content_hash)
    values (${id}, 's', 'review', '天猫', '店', '布料粗', '2026-11-10', 'h')`.execute(db);
  for (const version of ['m1', 'm2'])
    await sql`insert into classifications (item_id, model_version, content_hash, intent, sentiment, leaves, categories,
      escalators, praises, wishes, red_lines, topics, unresolved) values (${id}, ${version}, 'h', 'complaint', 'neg', ${leaves}, ${categories},
      '{}', '[]', '[]', '[]', '[]', false)`.execute(db);
  await sql`insert into corrections values (${id}, '王', '2026-11-20', 'complaint', ${['quality.soft']}, null)`.execute(
    db,
  );
  for (const [day, category] of [
    ['2026-11-10', 'quality.soft'],
    ['2026-11-11', 'logistics.slow'],
  ])
    await sql`insert into rollups values (${day}, 'A1', 'complaint', ${category}, 'review', '天猫', '店', '', '', 1)`.execute(
      db,
    );
  const at = new Date('2026-11-23T00:00:00Z');
  expect(await renameLeaves(db, former, { by: '李', at })).toEqual({ classifications: 2, labels: 1 });
  const stored = await db.selectFrom('classifications').select(['leaves', 'categories']).execute();
  for (const one of stored) {
    expect(one.leaves).toEqual(['quality.feel', 'logistics.slow']);
    expect(one.categories.map(({ id: leaf }) => leaf)).toEqual(one.leaves);
  }
  expect(await db.selectFrom('corrections').select('leaves').execute()).toEqual([
    { leaves: ['quality.feel'] },
  ]);
  expect(await db.selectFrom('dirty_days').select('day').execute()).toEqual([{ day: '2026-11-10' }]);
  expect(await db.selectFrom('audit_log').select(['action', 'login']).execute()).toEqual([
    { action: 'taxonomy.apply', login: '李' },
  ]);
  expect(await renameLeaves(db, former, { by: '李', at })).toEqual({ classifications: 0, labels: 0 });
});
