import { addDays, runInline, silentLog } from '@voc/core';
import {
  createComposeStage,
  createRollupStage,
  latestReport,
  Report,
  rankByEvidence,
  renderHtml,
  renderMarkdown,
  requestReport,
  ServiceLevels,
} from '@voc/report';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';
import { hear, markDetected, shopPeriod } from '../support/shop.ts';
import { taxonomy } from '../support/taxonomy.ts';

const database = withDatabase();
const version = (name: string, from: string, seconds: number) => ({
  version: name,
  from,
  firstResponseSeconds: { default: seconds, quality: 60 },
  resolutionSeconds: { default: seconds, mismatch: 60 },
});
const serviceLevels = ServiceLevels.parse({
  source: 'x',
  versions: [version('旧', '2020-01-01', 5), version('新', '2026-11-01', 600)],
});
const options = { taxonomy, modelVersion: 'm1', rank: rankByEvidence };
const now = new Date('2026-11-16T01:00:00Z');
const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

interface Chat {
  day: string;
  customer: string;
  waited: number | null;
  team: string;
  vendor?: string;
  leaf?: string;
  unresolved?: boolean;
}

async function store(chats: readonly Chat[]): Promise<void> {
  const { db } = database;
  await hear(
    db,
    chats.map(({ day, leaf }) => ({
      day,
      product: 'K1',
      kind: 'chat',
      text: '在吗',
      ...(leaf ? { leaves: [leaf] } : {}),
    })),
    1,
  );
  for (const [i, { customer, waited, team, vendor, unresolved }] of chats.entries()) {
    const id = idOf(i + 1);
    await sql`update items set customer_hash = ${customer} where item_id = ${id}`.execute(db);
    await sql`update classifications set unresolved = ${unresolved ?? false} where item_id = ${id}`.execute(
      db,
    );
    await sql`insert into item_turns (item_id, n, role, text, at, agent_hash, team, vendor)
      select item_id, 0, 'system', '欢迎', event_at - interval '1 hour', null, null, null from items where item_id = ${id}
      union all select item_id, 1, 'customer', '在吗', event_at, null, null, null from items where item_id = ${id}
      union all select item_id, 2, 'agent', '您好', event_at + ${waited ?? 0} * interval '1 second', 'agent-1', ${team}, ${vendor ?? null}
        from items where item_id = ${id} and ${waited !== null}`.execute(db);
  }
}

async function made(levels?: ServiceLevels): Promise<Report> {
  const { db } = database;
  await requestReport(db, { period: shopPeriod, asOf: now });
  await runInline([createComposeStage({ ...options, serviceLevels: levels })], { db, log: silentLog, now });
  const stored = await latestReport(db, { kind: 'week', period: shopPeriod.id });
  return Report.parse(JSON.parse(stored?.content ?? 'null'));
}

let report: Report;

beforeAll(async () => {
  const { db } = database;
  const { start } = shopPeriod;
  const before = addDays(start, -7);
  await store([
    // The week before: two are not resolved, three customers come again within seven days.
    ...Array.from(
      { length: 30 },
      (_, i): Chat => ({
        day: addDays(before, 3),
        customer: `b${i}`,
        waited: 10,
        team: '甲组',
        unresolved: i < 2,
      }),
    ),
    ...Array.from(
      { length: 40 },
      (_, i): Chat => ({
        day: addDays(start, 1),
        customer: i >= 37 ? `b${i - 10}` : `c${i}`,
        waited: i < 30 ? 30 : i < 39 ? 1200 : null,
        team: '甲组',
        ...(i < 35 ? { vendor: '外包A' } : {}),
        // Answered after 30 seconds: within the 60 of 质量.
        ...(i < 4 ? { leaf: 'quality.durability' } : {}),
      }),
    ),
    ...Array.from(
      { length: 5 },
      (_, i): Chat => ({
        day: addDays(start, 2),
        customer: `d${i}`,
        waited: 20,
        team: '乙组',
      }),
    ),
  ]);
  await runInline([createRollupStage(options)], { db, log: silentLog, now });
  await markDetected(db);
  report = await made(serviceLevels);
});

const entry = (by: string, name: string) =>
  report.service?.entries.find((one) => one.by === by && one.name === name);

test('times to the first answer, promises by version and type, and who comes again, with intervals', () => {
  expect(report.service?.level).toBe('新');
  const all = entry('all', '全部会话');
  expect(all).toMatchObject({
    chats: 45,
    insufficient: false,
    firstResponse: { median: 30, lower: 30, upper: 30, p90: 1200 },
    withinLevel: { count: 35, of: 45 },
    resolved: { count: 45, of: 45 },
    resolution: { median: 30, p90: 1200 },
    resolvedWithinLevel: { count: 35, of: 45 },
    repeat: { count: 3, of: 45 },
    firstContact: { count: 25, of: 30 },
  });
  expect(all?.withinLevel?.lower).toBeLessThan(35 / 45);
});

test('teams and vendors stand side by side by name, and too few conversations say nothing', () => {
  expect(entry('team', '甲组')).toMatchObject({
    chats: 39,
    withinLevel: { count: 30, of: 39 },
    // Of the week before, as of all.
    firstContact: { count: 25, of: 30 },
  });
  expect(entry('vendor', '外包A')).toMatchObject({ chats: 35 });
  const few = entry('team', '乙组');
  expect(few).toMatchObject({
    chats: 5,
    insufficient: true,
    firstResponse: null,
    withinLevel: null,
    repeat: null,
  });
  const teams = report.service?.entries.filter(({ by }) => by === 'team').map(({ name }) => name);
  expect(teams).toEqual([...(teams ?? [])].sort());
  expect(JSON.stringify(report.service)).not.toContain('agent-1');
});

test('page and Markdown tell it; without promises, or without times, there is nothing to tell', async () => {
  expect(renderMarkdown(report)).toContain('## 客服指标');
  // Under the heading of its kind, in a row of its own that says so once.
  const page = renderHtml(report);
  const ofTeams = page.slice(page.search(/<tr class="kind">(?:<[^>]*>)*客服组</u));
  expect(ofTeams).toMatch(/<tr>(?:(?!<\/tr>).)*乙组(?:(?!<\/tr>).)*数据不足<\/td><\/tr>/su);
  expect((await made()).service).toBeNull();
  await sql`update item_turns set at = null`.execute(database.db);
  await sql`insert into dirty_days (day, product_id) select distinct event_on, product_id from items`.execute(
    database.db,
  );
  await runInline([createRollupStage(options)], { db: database.db, log: silentLog, now });
  await markDetected(database.db);
  expect((await made(serviceLevels)).service).toBeNull();
});
