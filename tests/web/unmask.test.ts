import { makeSetupToken } from '@voc/app';
import { maskTokenOf } from '@voc/core/config';
import { seal, unseal, vaultKeyOf } from '@voc/ingest';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';
import { type Browser, startDashboard } from './support/dashboard.ts';
import { addPerson, enter, password, wholeCompany } from './support/people.ts';
import { mine, other, type Side, storeTwoBrands } from './support/two-brands.ts';

const database = withDatabase();
const now = (): Date => new Date('2026-11-23T01:00:00Z');
const key = vaultKeyOf('cd'.repeat(32));
const phone = '13912345678';
const token = maskTokenOf('a-key-of-the-tests-alone', 'phone', phone);
const reason = '顾客要求回电核实';
const nowhere = '00000000-0000-4000-8000-0000000000ff';
const browsers = new Map<string, Browser>();

async function sealPhone({ item }: Side): Promise<void> {
  const { db } = database;
  const sealed = seal(key, { itemId: item, token }, phone);
  await db
    .updateTable('items')
    .set({ text: `请打 ${token}` })
    .where('item_id', '=', item)
    .execute();
  await db.insertInto('vault').values({ item_id: item, token, key_id: 'k', sealed }).execute();
}

beforeAll(async () => {
  const { db } = database;
  const dashboard = await startDashboard(db, now, {
    unseal: (place, sealed) => unseal(key, place, sealed),
  });
  await storeTwoBrands(db);
  for (const side of [mine, other]) await sealPhone(side);
  const first = await makeSetupToken(db, now());
  await dashboard
    .visit()
    .send('POST', '/api/v1/setup', { token: first, login: 'boss', name: '王主管', password });
  const scopes = {
    'by-brand': { ...wholeCompany, brands: [mine.brand] },
    'by-line': { ...wholeCompany, lines: [mine.line] },
    'by-shop': { ...wholeCompany, shops: [mine.shop] },
    'by-nothing': { ...wholeCompany, brands: [] },
  };
  for (const [login, scope] of Object.entries(scopes)) {
    await addPerson(db, login, 'supervisor', scope);
    browsers.set(login, await enter(dashboard, login));
  }
  await addPerson(db, 'without', 'supervisor');
  browsers.set('without', await enter(dashboard, 'without'));
  await db.updateTable('users').set({ may_unmask: true }).where('login', 'like', 'by-%').execute();
});

let from = '0';
const attempts = async (): Promise<object[]> =>
  database.db
    .selectFrom('audit_log')
    .select(['login', 'action', 'target', 'detail'])
    .where('audit_id', '>', from)
    .orderBy('audit_id')
    .execute();

beforeEach(async () => {
  const { last } = await database.db
    .selectFrom('audit_log')
    .select(({ fn }) => fn.max('audit_id').as('last'))
    .executeTakeFirstOrThrow();
  from = last;
});

const ask = (login: string, item: string) =>
  browsers.get(login)?.send('POST', `/api/v1/items/${item}/unmask`, { reason }) ??
  Promise.reject(new Error(`${login} has no session`));

test.each(['by-brand', 'by-line', 'by-shop'])(
  '%s sees the words within the scope, none outside of it, and each attempt is written down',
  async (login) => {
    expect((await ask(login, mine.item)).json()).toEqual({ texts: [`请打 ${phone}`], missing: 0 });
    const refused = [await ask(login, other.item), await ask(login, nowhere)];
    // What is there and foreign looks like what is not there.
    expect(refused.map(({ statusCode }) => statusCode)).toEqual([404, 404]);
    expect(refused[0]?.body).toBe(refused[1]?.body);
    expect(refused[0]?.body).not.toMatch(/139|别家|请打/);
    const detail = { reason };
    expect(await attempts()).toEqual([
      { login, action: 'text.unmask', target: mine.item, detail },
      { login, action: 'text.unmask.refused', target: other.item, detail },
      { login, action: 'text.unmask.refused', target: nowhere, detail },
    ]);
  },
);

test('an empty scope opens nothing, and the right is not that of a role', async () => {
  for (const item of [mine.item, other.item]) expect((await ask('by-nothing', item)).statusCode).toBe(404);
  expect(await attempts()).toHaveLength(2);
  expect((await ask('without', mine.item)).json()).toMatchObject({ error: 'no_right' });
});

test('a scope that is narrowed holds for the session that is open', async () => {
  const scope = JSON.stringify({ ...wholeCompany, brands: [other.brand] });
  await database.db.updateTable('users').set({ scope }).where('login', '=', 'by-line').execute();
  expect((await ask('by-line', mine.item)).statusCode).toBe(404);
  expect((await ask('by-line', other.item)).statusCode).toBe(200);
});
