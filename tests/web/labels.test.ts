import { keepShifts, makeSetupToken } from '@voc/app';
import { runInline, silentLog } from '@voc/core';
import { createRollupStage } from '@voc/report';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';
import { taxonomy } from '../support/taxonomy.ts';
import { type Browser, startDashboard, type TestDashboard } from './support/dashboard.ts';
import { addPerson, enter, password, wholeCompany } from './support/people.ts';
import { mine, other, storeTwoBrands } from './support/two-brands.ts';

const database = withDatabase();
const now = (): Date => new Date('2026-11-23T01:00:00Z');
const span = 'from=2026-11-16&to=2026-11-23';
let dashboard: TestDashboard;
let boss: Browser;
let scoped: Browser;

/** Counts the day of the voices anew, as the pipeline does after it has read or classified any. */
async function rollUp(): Promise<void> {
  const { db } = database;
  for (const product of [mine.product, other.product])
    await db.insertInto('dirty_days').values({ day: '2026-11-17', product_id: product }).execute();
  const stage = createRollupStage({ taxonomy, modelVersion: 'test-1' });
  await runInline([stage], { db, log: silentLog, now: now() });
}

beforeAll(async () => {
  const { db } = database;
  dashboard = await startDashboard(db, now);
  await storeTwoBrands(db);
  // Counted from the voices themselves, so that a label can change the counts.
  await db.deleteFrom('rollups').execute();
  await rollUp();
  const token = await makeSetupToken(db, now());
  boss = dashboard.visit();
  await boss.send('POST', '/api/v1/setup', { token, login: 'boss', name: '王主管', password });
  await addPerson(db, 'scoped', 'agent', { ...wholeCompany, brands: [mine.brand] });
  scoped = await enter(dashboard, 'scoped');
});

const ownCount = async (product: string): Promise<number> =>
  (await boss.send('GET', `/api/v1/headline?${span}&product=${product}`)).json().own.rate.count;

test('what the machine is least sure of comes first, with its own words and choices', async () => {
  await database.db
    .updateTable('classifications')
    .set({ categories: JSON.stringify([{ id: 'mismatch.color', confidence: 0.35, evidence: [] }]) })
    .where('item_id', '=', mine.chat)
    .execute();
  await rollUp();
  const { items, doneToday } = (await boss.send('GET', `/api/v1/labels?${span}`)).json();
  expect(doneToday).toBe(0);
  expect(items).toHaveLength(4);
  expect(items[0]).toMatchObject({ id: mine.chat });
  expect(items[0].turns).toHaveLength(2);
  expect(items[0].choices[0]).toEqual({ id: 'mismatch.color', name: '颜色/款式不符', confidence: 0.35 });
  expect(items[0].choices.length).toBeLessThanOrEqual(9);
  // In the order of the index, as many days are looked for.
  const ofWeeks = (await boss.send('GET', '/api/v1/labels?from=2026-10-26&to=2026-11-23')).json().items;
  expect(ofWeeks).toEqual(items);
});

test('a label counts at once, everywhere, and leaves the list', async () => {
  const before = await ownCount(mine.product);
  const answer = await scoped.send('POST', `/api/v1/items/${mine.item}/label`, { leaves: [] });
  expect(answer.json()).toMatchObject({ categories: [], corrected: true, intent: 'neutral' });
  expect(await ownCount(mine.product)).toBe(before - 1);
  const { items } = (await boss.send('GET', `/api/v1/items?${span}&category=mismatch.color`)).json();
  expect(items.map(({ id }: { id: string }) => id)).not.toContain(mine.item);
  const left = (await boss.send('GET', `/api/v1/labels?${span}`)).json().items;
  expect(left.map(({ id }: { id: string }) => id)).not.toContain(mine.item);
  expect((await scoped.send('GET', `/api/v1/labels?${span}`)).json().doneToday).toBe(1);
});

test('what is no category, or not within the scope, is refused and changes nothing', async () => {
  const url = `/api/v1/items/${mine.chat}/label`;
  for (const leaves of [
    ['mismatch'],
    ['nothing.at.all'],
    ['constructor'],
    ['mismatch.color; drop table items'],
  ])
    expect((await boss.send('POST', url, { leaves })).statusCode).toBe(400);
  const foreign = await scoped.send('POST', `/api/v1/items/${other.item}/label`, { leaves: [] });
  expect(foreign.statusCode).toBe(404);
  const items = (await scoped.send('GET', `/api/v1/labels?${span}`)).json().items;
  expect(JSON.stringify(items)).not.toMatch(/别家|OTHER/);
  expect(
    await database.db.selectFrom('corrections').select('item_id').where('item_id', '=', mine.chat).execute(),
  ).toEqual([]);
});

test('one voice in ten is labelled by a second person, who does not see the first label; where they differ a third decides', async () => {
  const { db } = database;
  // The hash of this id is among those that two people label.
  const twice = '00000000-0000-4000-8000-000000000021';
  for (const table of ['items', 'classifications'])
    await sql`insert into ${sql.table(table)}
      select (jsonb_populate_record(t, ${JSON.stringify({ item_id: twice })}::jsonb)).*
      from ${sql.table(table)} t where item_id = ${mine.item}`.execute(db);
  await rollUp();
  await addPerson(db, 'third', 'agent', wholeCompany);
  const third = await enter(dashboard, 'third');
  const offered = async (who: Browser) =>
    (await who.send('GET', `/api/v1/labels?${span}`))
      .json()
      .items.find(({ id }: { id: string }) => id === twice);
  const label = (who: Browser, leaves: string[]) =>
    who.send('POST', `/api/v1/items/${twice}/label`, { leaves });
  const agreement = async () => (await boss.send('GET', '/api/v1/labels/agreement')).json();

  const fresh = await offered(boss);
  expect((await agreement()).agreement).toBeNull();
  await label(scoped, []);
  expect(await offered(scoped)).toBeUndefined();
  expect(await offered(boss)).toEqual(fresh);
  await label(boss, ['quality.odor']);
  expect(await offered(boss)).toBeUndefined();
  expect(await agreement()).toMatchObject({
    agreement: { items: 1, complaint: { share: 0 }, primary: { share: 0 }, leavesF1: 0 },
    open: [{ id: twice, first: [], second: [{ id: 'quality.odor' }] }],
  });
  expect(await offered(third)).toEqual(fresh);
  await label(third, ['quality.odor']);
  expect(await agreement()).toMatchObject({ agreement: { items: 1 }, open: [] });
});

test('what is 待确认 comes before all, shows what the machine suggests, and counts once somebody has said', async () => {
  const { db } = database;
  await db
    .updateTable('classifications')
    .set({ leaves: ['unclassified'] })
    .where('item_id', '=', mine.chat)
    .execute();
  await rollUp();
  const { items } = (await boss.send('GET', `/api/v1/labels?${span}`)).json();
  expect(items[0]).toMatchObject({
    id: mine.chat,
    categories: [{ id: 'unclassified', name: '待确认' }],
    suggested: ['mismatch.color'],
  });
  const found = (await boss.send('GET', `/api/v1/items?${span}&category=unclassified`)).json().items;
  expect(found).toMatchObject([{ id: mine.chat }]);
  const saved = await boss.send('POST', `/api/v1/items/${mine.chat}/label`, { leaves: ['mismatch.color'] });
  expect(saved.json()).toMatchObject({ categories: [{ id: 'mismatch.color' }], suggested: [] });
  expect((await boss.send('GET', `/api/v1/items?${span}&category=unclassified`)).json().items).toEqual([]);
});

test('two versions are held beside one another by category and week; labels of people count over both', async () => {
  const { db } = database;
  const compare = async () =>
    (await boss.send('GET', '/api/v1/models/compare?before=test-1&after=test-2')).json().categories;
  expect(await compare()).toEqual([]);
  await sql`insert into classifications
    select (jsonb_populate_record(c, ${JSON.stringify({ model_version: 'test-2', leaves: ['quality.fit'] })}::jsonb)).*
    from classifications c where model_version = 'test-1'`.execute(db);
  const { rows } = await sql<{ items: number }>`
    select count(*)::int as items from classifications c left join corrections o using (item_id)
    where c.model_version = 'test-2' and o.item_id is null`.execute(db);
  expect(await compare()).toEqual([]);
  await keepShifts(db, 'test-1', 'test-2');
  const fit = (await compare()).find(({ id }: { id: string }) => id === 'quality.fit');
  expect(fit).toMatchObject({ name: '尺码偏差/不合身', before: 0, after: rows[0]?.items });
  expect(fit.weeks.map(({ week }: { week: string }) => week)).toEqual(['2026-11-16']);
  expect((await scoped.send('GET', '/api/v1/models')).statusCode).toBe(403);
  expect((await boss.send('GET', '/api/v1/models')).json().models).toMatchObject([
    { version: 'test-1', state: 'released', counts: true, parent: null },
  ]);
});

test('themes that are kept are shown without a look at any voice', async () => {
  const { db } = database;
  const theme = {
    ...{ words: ['漏水'], items: 7, reviewers: 6, verbatims: ['一直漏水'] },
    products: [{ productId: mine.product, items: 7 }],
  };
  await sql`insert into themes (start_on, end_on, found) values ('2026-10-26', '2026-11-23', ${JSON.stringify([theme])})`.execute(
    db,
  );
  const ask = async (from: string) =>
    (await boss.send('GET', `/api/v1/themes?from=${from}&to=2026-11-23`)).json().themes;
  expect(await ask('2026-10-26')).toEqual([
    { ...theme, products: [{ ...theme.products[0], name: expect.any(String) }] },
  ]);
  expect(await ask('2026-10-27')).toEqual([]);
});
