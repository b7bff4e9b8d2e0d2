import type { SourceReading } from '@voc/ingest';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { dumpTables } from '../../support/dump-tables.ts';
import { isFull, startVoc } from '../../support/voc.ts';
import type { Place } from './place.ts';
import { type ReviewRecord, reviews } from './reviews.ts';

/** What the rows of a source come down to, whatever way they came. */
const compared = ['items', 'item_turns', 'classify_due', 'template_rows', 'quarantined_rows', 'sources'];

async function storedIn(database: TestDatabase): Promise<Record<string, string[] | undefined>> {
  const dump = await dumpTables(database.db);
  const due = dump.classify_due?.map((row) => String(JSON.parse(row).item_id));
  return { ...Object.fromEntries(compared.map((name) => [name, dump[name]])), classify_due: due };
}

const chunks = (rows: readonly ReviewRecord[], size: number): ReviewRecord[][] =>
  Array.from({ length: Math.ceil(rows.length / size) }, (_, n) => rows.slice(n * size, (n + 1) * size));

const sum = (
  reading: SourceReading,
  of: 'read' | 'accepted' | 'duplicate' | 'template' | 'quarantined',
): number => reading.imports.reduce((all, one) => all + one[of], 0);

const addsUp = (reading: SourceReading): boolean =>
  sum(reading, 'read') ===
  sum(reading, 'accepted') +
    sum(reading, 'duplicate') +
    sum(reading, 'template') +
    sum(reading, 'quarantined');

/** Records that came after the first reading. */
const fresh = (count: number, from = 0): ReviewRecord[] => reviews(count, Date.now() + 2 * 3_600_000, from);

/** Where a process is killed: before reading, before, in and after the commit of the second page, and between pages. */
const killPoints = isFull
  ? ['before-read', 'before-commit:2', 'in-commit:2', 'after-commit:2', 'between-pages:2']
  : ['in-commit:2', 'after-commit:2'];

/** What every source has to keep: nothing lost, nothing doubled, nothing in silence. */
export function contractSuite(name: string, open: () => Promise<Place>): void {
  describe(`the ${name} source`, () => {
    let place: Place;
    let database: TestDatabase;
    beforeEach(async () => {
      place = await open();
      database = await createTestDatabase();
    });
    afterEach(async () => {
      await database.drop();
      await place.close();
    });
    const read = (): Promise<SourceReading> => place.read(database.pool);
    const ids = async (): Promise<(string | null)[]> => {
      const rows = await database.db
        .selectFrom('items')
        .select('external_id')
        .orderBy('external_id')
        .execute();
      return rows.map(({ external_id }) => external_id);
    };
    const idsOf = (rows: readonly ReviewRecord[]): string[] => rows.map(({ id }) => id).sort();

    test('gives every record once, and nothing when it is read again', async () => {
      const rows = reviews(7);
      place.offer(chunks(rows, 2));
      const first = await read();
      expect(first).toMatchObject({ failure: null, refused: [], incomplete: [], problems: [] });
      expect([sum(first, 'read'), sum(first, 'accepted')]).toEqual([7, 7]);
      expect(await ids()).toEqual(idsOf(rows));
      const before = await storedIn(database);
      const second = await read();
      expect(sum(second, 'accepted')).toBe(0);
      expect(await storedIn(database)).toEqual(before);
      expect(place.isEmpty()).toBe(true);
    });

    test('counts records that come twice as duplicates', async () => {
      const rows = reviews(4);
      place.offer(chunks([...rows, ...rows.slice(1, 3), ...rows.slice(0, 1)], 2));
      const reading = await read();
      expect(addsUp(reading)).toBe(true);
      expect(sum(reading, 'accepted')).toBe(4);
      expect(await ids()).toEqual(idsOf(rows));
    });

    test('stores the same whatever the order of the records', async () => {
      const rows = reviews(6);
      place.offer(chunks([...rows].reverse(), 2));
      await read();
      place.offer(chunks([...rows.slice(3), ...rows.slice(0, 3)], 2));
      await read();
      expect(await ids()).toEqual(idsOf(rows));
    });

    test('has nothing to say about an empty page', async () => {
      place.offer([]);
      expect(await read()).toMatchObject({ failure: null, refused: [], incomplete: [] });
      expect(await ids()).toEqual([]);
      place.offer(chunks(fresh(3), 2));
      expect(sum(await read(), 'accepted')).toBe(3);
    });

    test('goes on when records have a new column', async () => {
      const [old, later] = [reviews(4), fresh(2, 4)];
      const rows = [...old, ...later];
      place.offer(chunks(old, 2));
      await read();
      place.offer(chunks([...old, ...later.map((row) => ({ ...row, gift: '袜子' }))], 2));
      const reading = await read();
      expect(reading).toMatchObject({ failure: null, refused: [] });
      expect(await ids()).toEqual(idsOf(rows));
    });

    test('stores nothing of records without a column that is needed, says so, and takes them when it is back', async () => {
      const rows = reviews(4);
      place.offer([
        rows.map(({ content: _, ...row }) => ({ ...row, text_v2: '又换了列名' }) as unknown as ReviewRecord),
      ]);
      const reading = await read();
      const told = [...reading.refused, reading.failure ?? ''].join();
      expect(told).toContain('content');
      expect(await ids()).toEqual([]);
      place.offer(chunks(rows, 2));
      expect(sum(await read(), 'accepted')).toBe(4);
      expect(await ids()).toEqual(idsOf(rows));
    });

    test.each(killPoints)('loses and doubles nothing when it is killed with -9 at %s', async (point) => {
      const rows = reviews(6);
      place.offer(chunks(rows, 2));
      const { args, env } = place.command();
      const killed = await startVoc(args, database.url, { ...env, VOC_FAULT_POINT: point }).ended;
      expect(killed.signal, killed.stderr).toBe('SIGKILL');
      expect(await read()).toMatchObject({ failure: null, refused: [], incomplete: [] });
      expect(place.isEmpty()).toBe(true);
      expect(await ids()).toEqual(idsOf(rows));
      const found = await storedIn(database);
      expect(found.classify_due).toHaveLength(6);
      expect(found.items?.every((row) => JSON.parse(row).copies === 1)).toBe(true);
      const last = await read();
      expect(sum(last, 'accepted')).toBe(0);
      expect(await storedIn(database)).toEqual(found);
    });
  });
}
