import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';
import { startVoc } from '../support/voc.ts';
import { beVeryPatient } from './support/patience.ts';
import { restPlace } from './support/place.ts';
import { startPushServer } from './support/push-server.ts';
import { reviews } from './support/reviews.ts';

beVeryPatient();

const database = withDatabase();
let place: Awaited<ReturnType<typeof restPlace>>;
let empty = '';

beforeAll(async () => {
  place = await restPlace();
  empty = mkdtempSync(join(tmpdir(), 'voc-none-'));
});

afterAll(async () => {
  await place.close();
  rmSync(empty, { recursive: true, force: true });
});

test('voc pull says what it read and what may be missing, and ends with 1 while something may', async () => {
  const args = place.command().args.filter((one) => one !== '--json');
  place.offer([reviews(3)]);
  place.api.total = 5;
  const first = await startVoc(args, database.url).ended;
  expect([first.code, first.stderr]).toEqual([1, '']);
  expect(first.stdout).toContain('reviews-api:');
  expect(first.stdout).toContain('读取 3 = 接受 3 + 重复 0 + 模板 0 + 隔离 0');
  expect(first.stdout).toMatch(/时间窗未闭合:.*来源说有 5 条,实际收到 3 条/);
  place.api.total = undefined;
  const second = await startVoc([...args, '--json'], database.url).ended;
  expect(second.code).toBe(0);
  expect(JSON.parse(second.stdout)).toMatchObject({
    sources: [{ source: 'reviews-api', incomplete: [], refused: [], failure: null }],
    gaps: [],
  });
});

test.each([
  ['a folder without sources', () => ['pull', '--config', empty], '没有配置来源'],
  ['a source that nobody configured', () => [...place.command().args, '--source', 'x'], 'reviews-api'],
  ['a folder that is not there', () => ['watch', '--once', '--in', join(empty, 'none')], '找不到文件夹'],
])('%s is wrong usage', async (_, args, told) => {
  const { code, stderr } = await startVoc(args(), database.url).ended;
  expect([code, stderr]).toEqual([2, expect.stringContaining(told)]);
});

test('voc serve without a secret serves the pages and takes no pushes', async () => {
  const server = await startPushServer(database.url, { VOC_PUSH_SECRET: '' });
  const answer = await fetch(server.url, { method: 'POST', body: '{}' });
  const me = await fetch(server.url.replace('/api/items', '/api/v1/me'));
  server.child.kill('SIGTERM');
  expect([answer.status, me.status]).toEqual([404, 401]);
  expect((await server.ended).code).toBe(0);
});
