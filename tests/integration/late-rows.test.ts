import type { Db } from '@voc/core/db';
import { Report } from '@voc/report';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { withDesk } from '../support/desk.ts';

const desk = withDesk();

const header = '店铺,评论编号,订单号,商品编号,商品名称,评论时间,星级,评论内容,用户昵称';
const review = (id: number, day: string, text: string, stars: number): string =>
  `京东店,${id},8${id},501,水壶,${day} 09:30:00,${stars},${text},小*${id}`;
const table = (...rows: string[]): string => `${[header, ...rows].join('\n')}\n`;

const early = ['2026-10-06', '2026-10-07', '2026-10-08'];
const later = ['2026-11-24', '2026-11-25'];

/** What every revision of the week says, the first first. */
async function toldBy(db: Db): Promise<{ voices: number; complaints: number }[]> {
  const stored = await db
    .selectFrom('reports')
    .select('content')
    .where('period', '=', '2026-W41')
    .orderBy('revision')
    .execute();
  return stored.map(({ content }) => {
    const { voices, complaints } = Report.parse(JSON.parse(content)).headline;
    return { voices: voices.current, complaints: complaints.current.count };
  });
}

/** The same counted from the rows themselves. */
const counted = sql<{ voices: number; complaints: number }>`
  select (select count(*)::int from items where event_on >= '2026-10-05' and event_on < '2026-10-12') as voices,
    (select count(*)::int from complaint_voices where day >= '2026-10-05' and day < '2026-10-12') as complaints`;

test('late rows give their closed week and month a second revision that says what changed', async () => {
  const { db, url } = await desk.database();
  const first = desk.write(
    'first.csv',
    table(...early.map((day, n) => review(n + 1, day, `壶盖漏水没法用第${n}次`, 1))),
  );
  const closed = await desk.run(url, [first, '--out', 'out']);
  expect(closed.output.reports.map(({ period, revision }) => [period, revision])).toEqual([
    ['2026-W41', 1],
    ['2026-10', 1],
    ['all', 1],
  ]);

  const second = desk.write(
    'second.csv',
    table(...later.map((day, n) => review(n + 11, day, '烧水很快很满意', 5))),
  );
  const ordinary = await desk.run(url, [second, '--out', 'out']);
  expect(ordinary.output.reports.map(({ period, revision }) => [period, revision])).toEqual([
    ['2026-W48', 1],
    ['2026-11', 1],
    ['all', 2],
  ]);

  const late = desk.write('late.csv', table(review(21, '2026-10-09', '壶嘴有毛刺做工粗糙', 1)));
  const { code, output } = await desk.run(url, [late, '--out', 'out']);
  expect(code).toBe(0);
  const week = output.reports.find(({ period }) => period === '2026-W41');
  expect(week).toMatchObject({ kind: 'week', revision: 2 });
  expect(week?.changes).toContain('声音 3→4 条;客诉 3→4 条');
  const told = await toldBy(db);
  const [rows] = (await counted.execute(db)).rows;
  expect(told).toEqual([
    { voices: 3, complaints: 3 },
    { voices: 4, complaints: 4 },
  ]);
  expect(told.at(-1)).toEqual(rows);
  expect(output.reports).toContainEqual(expect.objectContaining({ period: '2026-10', revision: 2 }));
  const kept = await db
    .selectFrom('reports')
    .select(['revision', 'changes'])
    .where('period', '=', '2026-W41')
    .orderBy('revision')
    .execute();
  expect(kept).toEqual([
    { revision: 1, changes: '首版' },
    { revision: 2, changes: week?.changes },
  ]);
}, 240_000);
