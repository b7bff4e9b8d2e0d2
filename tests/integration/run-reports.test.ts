import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Report } from '@voc/report';
import { beforeAll, expect, test } from 'vitest';
import type { TestDatabase } from '../support/database.ts';
import { withDesk } from '../support/desk.ts';
import { dumpTables } from '../support/dump-tables.ts';
import { isFull } from '../support/voc.ts';

const desk = withDesk();

/** Shifts the clock of a process by forty days and a quarter. */
const laterClock = `data:text/javascript,${encodeURIComponent(`
  const Real = Date;
  const shift = 40.25 * 86400e3;
  globalThis.Date = class extends Real {
    constructor(...given) { given.length === 0 ? super(Real.now() + shift) : super(...given); }
    static now() { return Real.now() + shift; }
  };`)}`;

const reviewHeader = '店铺,评论编号,订单号,商品编号,商品名称,评论时间,星级,评论内容,用户昵称';
const review = (id: number, listing: number, at: string, text: string, stars = 5): string =>
  `京东店,${id},8${id},${listing},水壶,${at} 09:30:00,${stars},"${text}",小*${id}`;

/** Reviews from 28 September to 25 November 2026, of a mapped page (501) and of one that nobody has mapped (502). */
function writeCompany(): string[] {
  const complaints = ['水壶盖子漏水,没法用', '颜色和图片不一样,偏黄', '烧水声音太吵', '壶嘴有毛刺,做工粗糙'];
  const reviews = Array.from({ length: 40 }, (_, n) => {
    const at = new Date(Date.UTC(2026, 8, 28 + Math.floor(n * 1.5))).toISOString().slice(0, 10);
    const text = n % 3 === 0 ? `${complaints[n % 4]},第${n}次买` : `烧水很快,用着放心,第${n}次回购`;
    return review(1000 + n, n % 5 === 4 ? 502 : 501, at, text, n % 3 === 0 ? 1 : 5);
  });
  const special = [
    review(1000, 501, '2026-09-28', `${complaints[0]},第0次买`, 1),
    review(2000, 501, '2026-11-24', '此用户未填写评价内容'),
    review(2001, 501, '2026-11-31', '日期写错了'),
  ];
  return [
    desk.write(
      'products.csv',
      '款号,商品名称,类目,产品线,季节,品牌,上市日期,产品负责人\nK1,快烧水壶,水壶,厨房,四季,自有,2025-01-01,产品·小家电组\n',
    ),
    desk.write(
      'listings.csv',
      '平台,店铺,商品ID,款号,标题,主图哈希,颜色分类,材质,尺码表,参数,价格,生效时间\n京东,京东店,501,K1,快烧水壶,ab12,白,不锈钢,,1.5L,99,2025-01-01 00:00:00\n',
    ),
    desk.write('reviews.csv', `${[reviewHeader, ...reviews, ...special].join('\n')}\n`),
    desk.write(
      'page.csv',
      'username,time,content\n客*甲,2026-11-23,"没有说是哪个商品,只说发货太慢"\n客*乙,2026-11-25,客服一直不回\n',
    ),
    desk.write('undated.csv', 'cat,review\n水壶,内胆生锈了\n水壶,保温不错\n水壶,客服态度差\n'),
  ];
}

const read = (out: string, name: string): Report =>
  Report.parse(JSON.parse(readFileSync(join(desk.folder, out, `report-${name}.json`), 'utf8')));

function readFolder(out: string): Record<string, string> {
  const folder = join(desk.folder, out);
  const names = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return Object.fromEntries(files.map((path) => [path.slice(folder.length), readFileSync(path, 'utf8')]));
}

let database: TestDatabase;
let files: readonly string[] = [];
let first: Awaited<ReturnType<typeof desk.run>>;

beforeAll(async () => {
  database = await desk.database();
  files = writeCompany();
  first = await desk.run(database.url, [...files, '--out', 'first']);
});

test('every row is accepted, duplicate, template or quarantined, and the four add up', () => {
  expect(first.code).toBe(0);
  for (const { read: rows, accepted, duplicate, template, quarantined, file } of first.output.imports)
    expect(accepted + duplicate + template + quarantined, file).toBe(rows);
  expect(first.output.imports[2]).toMatchObject({
    ...{ kind: 'reviews', read: 43, accepted: 40, duplicate: 1, template: 1, quarantined: 1 },
    reasons: { bad_value: 1 },
  });
});

test('without a period the last week, the last month and everything are reported, as of the end of the data', () => {
  expect(first.output.reports.map(({ period, revision }) => [period, revision])).toEqual([
    ['2026-W48', 1],
    ['2026-11', 1],
    ['all', 1],
  ]);
  for (const name of ['week-2026-W48', 'month-2026-11', 'all'])
    expect(read('first', name).asOf).toBe('2026-11-25T16:00:00.000Z');
});

test('voices without a time stand in `all` alone and are told in the others', () => {
  expect(read('first', 'week-2026-W48').data).toMatchObject({ accepted: 4, template: 1, undated: 3 });
  expect(read('first', 'all').data).toMatchObject({ accepted: 45, template: 1, quarantined: 1, undated: 3 });
  expect(readFolder('first')['/report-week-2026-W48.md']).toContain('无日期 3 条');
});

test("voices without a product count in the totals and never in a product's numbers", () => {
  const all = read('first', 'all');
  expect(all.data).toMatchObject({ withoutProduct: 5, unmappedItems: 8, unmappedListings: 1 });
  expect(readFolder('first')['/report-week-2026-W48.md']).toContain('未关联商品 2 条');
  const names = all.products.map(({ name }) => name);
  expect(names).toContain('快烧水壶');
  expect(names).not.toContain('未关联商品');
});

test('a second run accepts nothing, revises nothing and writes the same bytes on another day and in another order', async () => {
  const tables = await dumpTables(database.db);
  const { code, output } = await desk.run(database.url, [...files.toReversed(), '--out', 'second'], {
    NODE_OPTIONS: `--import=${laterClock}`,
  });
  expect(code).toBe(0);
  expect(output.imports.map(({ accepted }) => accepted)).toEqual([0, 0, 0, 0, 0]);
  expect(output.imports[2]).toMatchObject({ read: 43, duplicate: 41, template: 1, quarantined: 1 });
  expect(output.reports).toEqual(first.output.reports);
  expect(readFolder('second')).toEqual(readFolder('first'));
  expect(await dumpTables(database.db)).toEqual(tables);
});

test.runIf(isFull)(
  '--now and a period asked for override both, also those of an earlier report',
  async () => {
    const asked = ['--out', 'asked', '--week', '2026-W48', '--now', '2026-11-30T10:00:00+08:00'];
    const { output } = await desk.run(database.url, [...files, ...asked]);
    expect(output.reports.map(({ kind, period, revision }) => [kind, period, revision])).toEqual([
      ['week', '2026-W48', 2],
    ]);
    expect(read('asked', 'week-2026-W48').asOf).toBe('2026-11-30T02:00:00.000Z');
  },
);

test('voices without any time at all are reported too', async () => {
  const { url: other } = await desk.database();
  const path = desk.write('typed.csv', 'cat,review\n水壶,内胆生锈了\n水壶,保温不错\n');
  const { output } = await desk.run(other, [path, '--out', 'typed']);
  expect(output.reports.map(({ period }) => period)).toEqual(['all']);
  expect(read('typed', 'all').data).toMatchObject({ accepted: 2, undated: 2 });
  const page = readFileSync(join(desk.folder, 'typed', 'report-all.md'), 'utf8');
  expect(page).toContain('没有带日期的声音');
  expect(page).not.toContain('1970');
});
