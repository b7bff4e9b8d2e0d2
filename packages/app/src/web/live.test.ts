import type { Database } from '@voc/core/db';
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { expect, test } from 'vitest';
import { createLive } from './live.ts';

const db = new Kysely<Database>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (of) => new PostgresIntrospector(of),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

test('a person has eight streams, and one that is closed makes room', async () => {
  const live = createLive(db);
  const streams = Array.from({ length: 8 }, () => live.open('li', false));
  expect(streams.every((one) => one !== undefined)).toBe(true);
  expect(live.open('li', false)).toBeUndefined();
  expect(live.open('wang', false)).toBeDefined();
  streams[0]?.destroy();
  await new Promise((done) => setImmediate(done));
  expect(live.open('li', false)).toBeDefined();
  live.close();
});

test('what a reader leaves unread is bounded: the stream is cut, and the others go on', () => {
  const live = createLive(db);
  const slow = live.open('li', false);
  const other = live.open('wang', false);
  for (let rows = 0; rows < 5000; rows++) live.progress('li', { file: '评价.csv', rows });
  expect(slow?.destroyed).toBe(true);
  expect(slow?.readableLength).toBeLessThan(70_000);
  live.progress('wang', { file: '评价.csv', rows: 1 });
  expect(other?.destroyed).toBe(false);
  expect(String(other?.read())).toContain('"rows":1');
  live.close();
});
