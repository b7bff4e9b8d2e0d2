import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSources } from '@voc/app';
import { openDatabase } from '@voc/core/db';
import { importFile } from '@voc/ingest';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '../support/database.ts';
import { testSecretKey } from '../support/voc.ts';

const mappings = loadSources();
const opened: (() => Promise<void>)[] = [];
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'voc-corrections-'));
});
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const header =
  '店铺,评价ID,订单编号,商品ID,商品标题,评价时间,评分,评价内容,追评内容,追评时间,更新时间,评价状态';

interface Told {
  text: string;
  stars: number;
  /** Minute of the update; none where the export has no such time. */
  updated?: number;
  followUp?: string;
  state?: string;
  day?: number;
}

function file(name: string, rows: readonly Told[]): string {
  const lines = rows.map(({ text, stars, updated, followUp = '', state = '正常', day = 10 }) =>
    [
      `旗舰店,1,91,88,外套,2026-11-${day} 10:00:00,${stars},${text},${followUp}`,
      followUp === '' ? '' : '2026-11-20 10:00:00',
      updated === undefined ? '' : `2026-11-21 10:0${updated}:00`,
      state,
    ].join(','),
  );
  const path = join(folder, `${name}.csv`);
  writeFileSync(path, `${[header, ...lines].join('\n')}\n`);
  return path;
}

async function company() {
  const { url, drop } = await createTestDatabase();
  opened.push(drop);
  const { db, pool } = openDatabase(url);
  opened.push(() => db.destroy());
  const read = async (path: string): Promise<number[]> => {
    const told = await importFile({ pool, path, shop: 'default', secretKey: testSecretKey, mappings });
    return [told.read, told.accepted, told.duplicate, told.template, told.quarantined];
  };
  const state = async () => ({
    items: await db
      .selectFrom('items')
      .select(['text', 'rating', 'follow_ups', 'event_on', 'updated_at', 'content_hash'])
      .execute(),
    history: await db
      .selectFrom('item_versions')
      .select(['text', 'rating', 'updated_at'])
      .orderBy('version_hash')
      .execute(),
  });
  const marked = async (): Promise<number> =>
    (await db.selectFrom('dirty_days').selectAll().execute()).length;
  return { db, read, state, marked };
}

const permutations = <T>(list: readonly T[]): T[][] =>
  list.length === 0
    ? [[]]
    : list.flatMap((one, at) => permutations(list.toSpliced(at, 1)).map((rest) => [one, ...rest]));

test('whichever way three exports of one review are read, the newest version holds and the others are kept', async () => {
  const paths = [
    file('v1', [{ text: '刚收到很喜欢', stars: 5, updated: 1 }]),
    file('v2', [{ text: '穿了一周起球', stars: 2, updated: 2, followUp: '客服不理人' }]),
    file('v3', [
      { text: '穿了一周起球严重', stars: 1, updated: 3 },
      { text: '刚收到很喜欢', stars: 5, updated: 1 },
    ]),
  ];
  const ends: unknown[] = [];
  for (const order of permutations(paths)) {
    const { read, state } = await company();
    for (const path of order) {
      const [rows = 0, ...parts] = await read(path);
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(rows);
    }
    ends.push(await state());
    for (const path of order) expect((await read(path))[1]).toBe(0);
    expect(await state()).toEqual(ends.at(-1));
  }
  for (const end of ends) expect(end).toEqual(ends[0]);
  expect(ends[0]).toMatchObject({
    items: [{ text: '穿了一周起球严重', rating: 1, follow_ups: [{ text: '客服不理人' }] }],
  });
  const { history } = ends[0] as { history: { text: string }[] };
  expect(history.map(({ text }) => text).sort()).toEqual(['刚收到很喜欢', '穿了一周起球']);
});

test('without a time of change the file read last holds, and an older file read again does not bring it back', async () => {
  const { read, state } = await company();
  const [first, second] = [
    file('first', [{ text: '面料很软', stars: 5 }]),
    file('second', [{ text: '面料很软但是掉色', stars: 2 }]),
  ];
  expect(await read(first)).toEqual([1, 1, 0, 0, 0]);
  expect(await read(second)).toEqual([1, 1, 0, 0, 0]);
  const after = await state();
  expect(after.items).toMatchObject([{ text: '面料很软但是掉色', rating: 2, follow_ups: [] }]);
  expect(after.history).toMatchObject([{ text: '面料很软', rating: 5 }]);
  expect(await read(first)).toEqual([1, 0, 1, 0, 0]);
  expect(await state()).toEqual(after);
});

test('a hidden review counts no more in whatever order it is told, until a later change shows it again', async () => {
  const [shown, hidden, again] = [
    file('shown', [{ text: '壶盖漏水', stars: 1, updated: 1 }]),
    file('hidden', [{ text: '壶盖漏水', stars: 1, updated: 2, state: '已隐藏' }]),
    file('again', [{ text: '壶盖漏水已换新', stars: 4, updated: 3 }]),
  ];
  for (const order of [
    [shown, hidden],
    [hidden, shown],
  ]) {
    const { db, read, state, marked } = await company();
    for (const path of order) await read(path);
    expect((await state()).items).toEqual([]);
    expect(await db.selectFrom('withdrawn_items').selectAll().execute()).toHaveLength(1);
    expect(await db.selectFrom('classify_due').selectAll().execute()).toEqual([]);
    if (order[0] === shown) expect(await marked()).toBe(1);
    for (const path of order) expect(await read(path)).toEqual([1, 0, 1, 0, 0]);
    expect(await read(again)).toEqual([1, 1, 0, 0, 0]);
    expect((await state()).items).toMatchObject([{ text: '壶盖漏水已换新', rating: 4 }]);
  }
  const { read, state } = await company();
  for (const path of [again, hidden, shown]) await read(path);
  expect((await state()).items).toMatchObject([{ text: '壶盖漏水已换新', rating: 4 }]);
});

test('a voice that moves to another day is missed on the old one', async () => {
  const { db, read } = await company();
  await read(file('later', [{ text: '用了十天坏了', stars: 1, day: 15 }]));
  await db.deleteFrom('dirty_days').execute();
  await read(file('earlier', [{ text: '刚收到很喜欢', stars: 5, day: 9 }]));
  const days = await db.selectFrom('dirty_days').select('day').execute();
  expect(days).toEqual([{ day: '2026-11-15' }]);
  const { event_on } = await db.selectFrom('items').select('event_on').executeTakeFirstOrThrow();
  expect(event_on).toBe('2026-11-09');
});
