import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { FolderConfig, folderSource, readSource, type SourceReading } from '@voc/ingest';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { companyFolder, startVoc } from '../support/voc.ts';
import { beVeryPatient } from './support/patience.ts';
import { folderPlace, readSettings, testDeps } from './support/place.ts';
import { reviews } from './support/reviews.ts';

beVeryPatient();

let place: Awaited<ReturnType<typeof folderPlace>>;
let database: TestDatabase;

beforeEach(async () => {
  place = await folderPlace();
  database = await createTestDatabase();
});
afterEach(async () => {
  await database.drop();
  await place.close();
});

const drop = (name: string, content: string | Uint8Array): void =>
  writeFileSync(join(place.dir, name), content);
const lines = (count: number, from = 0): string =>
  reviews(count, Date.now(), from)
    .map((row) => `${JSON.stringify(row)}\n`)
    .join('');
const items = async (): Promise<number> =>
  (await database.db.selectFrom('items').select('item_id').execute()).length;
/** Names in done or held, without the day and the beginning of the hash. */
const put = (folder: string): string[] =>
  existsSync(join(place.dir, folder))
    ? readdirSync(join(place.dir, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name.replace(/\.[0-9a-f]{8}\./, '.'))
        .sort()
    : [];

test('a stored file moves to done, and one of the same name with other content never meets it', async () => {
  for (const from of [0, 10]) {
    drop('评价.jsonl', lines(2, from));
    await place.read(database.pool);
  }
  expect(put('done')).toEqual(['评价.jsonl', '评价.jsonl']);
  expect(place.isEmpty()).toBe(true);
  expect(await items()).toBe(4);
});

test('the same file under a new name is a duplicate with its counts', async () => {
  const content = lines(3);
  drop('a.jsonl', content);
  await place.read(database.pool);
  drop('b.jsonl', content);
  const { imports } = await place.read(database.pool);
  expect(imports).toMatchObject([{ file: 'b.jsonl', read: 3, accepted: 0, duplicate: 3, isRepeat: true }]);
  expect(put('done')).toEqual(['a.jsonl', 'b.jsonl']);
});

test('two workers that take the same files store each once and move each once', async () => {
  place.offer([reviews(3), reviews(3, Date.now(), 3), reviews(3, Date.now(), 6)]);
  const [one, two] = await Promise.all([place.read(database.pool), place.read(database.pool)]);
  const accepted = [...one.imports, ...two.imports].reduce((sum, each) => sum + each.accepted, 0);
  expect([one.failure, two.failure, one.refused, two.refused]).toEqual([null, null, [], []]);
  expect(accepted).toBe(9);
  expect(await items()).toBe(9);
  expect(put('done')).toHaveLength(3);
  expect(put('held')).toEqual([]);
});

test('files that are not finished are left alone', async () => {
  for (const name of ['a.csv.tmp', 'b.crdownload', '~$c.xlsx', '.d.csv']) drop(name, lines(1));
  mkdirSync(join(place.dir, 'folder.csv'));
  const reading = await place.read(database.pool);
  expect([reading.pages, reading.imports.length]).toEqual([0, 0]);
  renameSync(join(place.dir, 'a.csv.tmp'), join(place.dir, 'a.csv'));
  expect((await place.read(database.pool)).imports).toHaveLength(1);
});

const readWhile = (meanwhile: () => void): Promise<SourceReading> => {
  const config = FolderConfig.parse({ kind: 'folder', dir: place.dir, stableSeconds: 3 });
  const deps = { ...testDeps(), sleep: async () => meanwhile() };
  return readSource({ ...readSettings(database.pool, deps), kind: folderSource, config });
};

test('a file that still grows is not taken before it stands still', async () => {
  drop('a.jsonl', lines(1));
  expect((await readWhile(() => appendFileSync(join(place.dir, 'a.jsonl'), lines(1, 1)))).imports).toEqual(
    [],
  );
  expect(await items()).toBe(0);
  expect((await readWhile(() => {})).imports).toMatchObject([{ read: 2 }]);
});

test('nothing is stored of a file that changes while it is read', async () => {
  drop('a.jsonl', lines(2));
  const config = FolderConfig.parse({ kind: 'folder', dir: place.dir, stableSeconds: 0 });
  const progress = (): void => drop('a.jsonl', lines(3, 20));
  const reading = await readSource({ ...readSettings(database.pool), kind: folderSource, config, progress });
  expect([reading.imports, reading.refused, reading.failure]).toEqual([[], [], null]);
  expect(await items()).toBe(0);
  expect((await place.read(database.pool)).imports).toMatchObject([{ read: 3, accepted: 3 }]);
});

test('half of a workbook and a CSV that ends inside of a quote are held with the reason, and the rest goes on', async () => {
  const workbook = readFileSync(join(companyFolder, 'reviews-douyin.xlsx'));
  drop('抖音评价.xlsx', workbook.subarray(0, workbook.length / 2));
  drop('京东.csv', 'id,content,creationTime,referenceId,score\n1,"没有写完');
  drop('评价.jsonl', lines(2));
  const reading = await place.read(database.pool);
  expect(reading.refused).toHaveLength(2);
  expect(put('held')).toEqual(['京东.csv', '京东.csv.原因.txt', '抖音评价.xlsx', '抖音评价.xlsx.原因.txt']);
  expect(put('done')).toEqual(['评价.jsonl']);
  expect(await items()).toBe(2);
  const reason = readdirSync(join(place.dir, 'held'), { recursive: true }).find((name) =>
    /京东.*txt$/.test(String(name)),
  );
  expect(readFileSync(join(place.dir, 'held', String(reason)), 'utf8')).toContain('双引号没有成对');
});

test('a feed that is due and has not come is told, stored, and filled when it comes', async () => {
  const feeds = join(place.dir, 'feeds');
  mkdirSync(feeds);
  const feed = { name: '京东评价', file: 'jd-*.jsonl', due: '00:00', covers: 'today' };
  writeFileSync(join(feeds, 'feeds.json'), JSON.stringify([feed]));
  const watch = () =>
    startVoc(['watch', '--in', place.dir, '--feeds', feeds, '--once', '--stable', '0'], database.url).ended;
  const first = await watch();
  expect([first.code, first.stdout]).toEqual([1, expect.stringContaining('京东评价 今日未到')]);
  const gaps = () => database.db.selectFrom('feed_gaps').selectAll().execute();
  expect(await gaps()).toMatchObject([{ feed: '京东评价', filled_at: null }]);
  drop('jd-1.jsonl', lines(2));
  const second = await watch();
  expect([second.code, second.stderr]).toEqual([0, '']);
  expect(second.stdout).not.toContain('未到');
  expect((await gaps())[0]?.filled_at).not.toBeNull();
});
