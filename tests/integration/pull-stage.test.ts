import { runInline, silentLog, UsageError } from '@voc/core';
import { setSwitch } from '@voc/core/db';
import {
  askPull,
  type ConfiguredSource,
  createPullStage,
  pullSwitch,
  readPulls,
  type SourceReading,
} from '@voc/ingest';
import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';

const database = withDatabase();
const start = new Date('2026-11-23T01:00:00Z');
let now = start;
let read: string[] = [];
let answer: (source: string) => SourceReading | Promise<SourceReading>;

const sourceOf = (name: string, everyMinutes?: number): ConfiguredSource => ({
  kind: { name: 'none' } as ConfiguredSource['kind'],
  config: { kind: 'none', name, shop: 'a', everyMinutes },
});

const sources = [sourceOf('hourly', 60), sourceOf('by-hand')];

const counts = { read: 5, accepted: 3, duplicate: 1, template: 1, quarantined: 0 };
const reading = (source: string, more: Partial<SourceReading> = {}): SourceReading => ({
  source,
  pages: 1,
  imports: [counts as SourceReading['imports'][number]],
  problems: [],
  refused: [],
  incomplete: [],
  newColumns: [],
  failure: null,
  ...more,
});

const stage = createPullStage({
  sources: () => sources,
  read: async ({ config }) => {
    read.push(config.name);
    return answer(config.name);
  },
  clock: () => now,
});

const deps = () => ({ db: database.db, log: silentLog, now });

async function sweep(): Promise<string[]> {
  read = [];
  await runInline([stage], deps());
  return read;
}

const newest = async (source: string) => (await readPulls(database.db, [source], 1))[0];
const minutes = (n: number): Date => new Date(now.getTime() + n * 60_000);

beforeEach(async () => {
  now = start;
  answer = (source) => reading(source);
  await sql`truncate source_pulls, schedule_switches`.execute(database.db);
});

test('a source that says how often is read by itself, the other one when a person asks', async () => {
  expect(await sweep()).toEqual(['hourly']);
  now = minutes(59);
  expect(await sweep()).toEqual([]);
  now = minutes(1);
  expect(await sweep()).toEqual(['hourly']);
  expect([
    await askPull(database.db, 'by-hand', '王主管', now),
    await askPull(database.db, 'by-hand', '李', now),
  ]).toEqual([true, false]);
  expect(await sweep()).toEqual(['by-hand']);
  expect(await newest('by-hand')).toMatchObject({
    askedBy: '王主管',
    state: 'done',
    problems: [],
    ...counts,
  });
});

test('what is switched off is not read, nor when its message waits already', async () => {
  await askPull(database.db, 'by-hand', '王主管', now);
  for (const name of ['hourly', 'by-hand'])
    await setSwitch(database.db, 'schedule_switches', {
      name: pullSwitch(name),
      isOff: true,
      by: '王主管',
      at: now,
    });
  expect(await sweep()).toEqual([]);
  await stage.run({ source: 'by-hand' }, deps());
  expect(read).toEqual([]);
  await setSwitch(database.db, 'schedule_switches', {
    name: pullSwitch('by-hand'),
    isOff: false,
    by: '王主管',
    at: now,
  });
  expect(await sweep()).toEqual(['by-hand']);
});

test('a message that comes twice reads once', async () => {
  await askPull(database.db, 'by-hand', '王主管', now);
  await Promise.all([stage.run({ source: 'by-hand' }, deps()), stage.run({ source: 'by-hand' }, deps())]);
  expect(await readPulls(database.db, ['by-hand'], 5)).toHaveLength(1);
});

test('how a reading ended is told: refused, ended early, not ready, broken', async () => {
  const endOf = async (): Promise<[string | undefined, string[] | undefined]> => {
    await askPull(database.db, 'by-hand', '王主管', now);
    await stage.run({ source: 'by-hand' }, deps()).catch(() => undefined);
    const { state, problems } = (await newest('by-hand')) ?? {};
    return [state, problems];
  };
  answer = (source) => reading(source, { refused: ['文件 x 读不懂'] });
  expect(await endOf()).toEqual(['partial', ['文件 x 读不懂']]);
  answer = (source) => reading(source, { failure: '连接不上' });
  expect(await endOf()).toEqual(['failed', ['连接不上']]);
  answer = () => Promise.reject(new UsageError('环境变量 JD_TOKEN 没有设置'));
  expect(await endOf()).toEqual(['failed', ['环境变量 JD_TOKEN 没有设置']]);
  answer = () => Promise.reject(new Error('https://host/?token=secret'));
  expect(await endOf()).toEqual(['failed', ['系统出错,原因见服务日志;已读入的都保留']]);
});

test('a reading whose process has died is ended, and the source is read again', async () => {
  await sql`insert into source_pulls (source, asked_at, state, started_at, beat_at)
    values ('hourly', ${start}, 'running', ${start}, ${start})`.execute(database.db);
  now = minutes(2);
  expect(await sweep()).toEqual([]);
  now = minutes(58);
  expect(await sweep()).toEqual(['hourly']);
  const [again, died] = await readPulls(database.db, ['hourly'], 2);
  expect([again?.state, died?.state, died?.problems[0]]).toEqual([
    'done',
    'failed',
    expect.stringContaining('读取中断'),
  ]);
});

test('files of sources that are wrong are told once, again when they are wrong in another way, and nothing else waits', async () => {
  const told: string[] = [];
  const note = (_fields: object, message: string): void => void told.push(message);
  let problem: string | null = null;
  const looking = createPullStage({
    sources: () => {
      if (problem !== null) throw new UsageError(problem);
      return sources;
    },
    read: async ({ config }) => reading(config.name),
    clock: () => now,
  });
  const log = { ...silentLog, info: note, error: note };
  const look = () => looking.due({ ...deps(), log }, 10);
  problem = 'jd.json:第 3 行不是 JSON';
  for (let sweeps = 0; sweeps < 3; sweeps++) expect(await look()).toEqual([]);
  expect(told).toHaveLength(1);
  problem = 'jd.json:没有「ftp」这种来源';
  await look();
  await look();
  expect(told).toHaveLength(2);
  problem = null;
  await look();
  await look();
  expect(told.slice(2)).toEqual(['the files of sources can be read again']);
});
