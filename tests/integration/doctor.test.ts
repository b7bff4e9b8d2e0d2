import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setSwitch } from '@voc/core/db';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';
import { startVoc } from '../support/voc.ts';

const database = withDatabase();
let home = '';

beforeAll(() => {
  home = join(mkdtempSync(join(tmpdir(), 'voc-doctor-')), 'home');
  mkdirSync(home);
});

afterAll(() => rmSync(join(home, '..'), { recursive: true, force: true }));

async function doctor(env: Record<string, string> = {}, url = database.url) {
  const own = { VOC_HOME: home, VOC_KEY: '', ...env };
  const { code, stdout } = await startVoc(['doctor', '--json'], url, own).ended;
  const { isOk, checks, counts } = JSON.parse(stdout);
  const failed = checks.filter((one: { isOk: boolean }) => !one.isOk);
  return { code, stdout, isOk, counts, failed };
}

test('a fresh installation is in order, and nothing is made by looking', async () => {
  const { db } = database;
  const by = { isOff: true, by: '王主管', at: new Date('2026-11-23T01:00:00Z') };
  await setSwitch(db, 'schedule_switches', { ...by, name: 'weekly' });
  await setSwitch(db, 'recipient_switches', { ...by, name: 'robot:外套群' });
  const { code, isOk, failed, counts, stdout } = await doctor();
  expect({ code, isOk, failed }).toEqual({ code: 0, isOk: true, failed: [] });
  expect(stdout).toContain(
    '已停用:计划 weekly(王主管,2026-11-23 09:00)、机器人 外套群(王主管,2026-11-23 09:00)',
  );
  expect(counts).toMatchObject({ items: 0, due: 0, dirty: 0, quarantined: 0, held: 0, unmapped: 0 });
}, 240_000);

test('a key that others may read, a mapping that is none and a schema that is newer are told with what to do', async () => {
  const key = join(home, 'secret.key');
  writeFileSync(key, 'the-key-itself-is-never-shown');
  chmodSync(key, 0o644);
  mkdirSync(join(home, 'mappings'));
  writeFileSync(join(home, 'mappings', 'broken.json'), '{"name": "broken"}');
  await sql`insert into kysely_migration (name, timestamp) values ('2099-01-01-1-later', '')`.execute(
    database.db,
  );
  const { code, failed, stdout } = await doctor();
  await sql`delete from kysely_migration where name like '2099%'`.execute(database.db);
  expect(code).toBe(1);
  expect(failed.map(({ name }: { name: string }) => name)).toEqual(['数据库结构', '密钥', '映射']);
  expect(failed[1].remedy).toContain(`chmod 600 ${key}`);
  expect(failed[2].detail).toContain('broken.json');
  expect(stdout).not.toContain('the-key-itself-is-never-shown');
}, 240_000);

test('a database that is away is told, and the rest is looked at all the same', async () => {
  const { code, failed, counts } = await doctor(
    { VOC_KEY: 'a-key-of-the-environment' },
    'postgres://nobody:secret-word@127.0.0.1:9/none',
  );
  expect({ code, counts }).toEqual({ code: 1, counts: null });
  expect(failed[0]).toMatchObject({ name: '数据库' });
  expect(JSON.stringify(failed)).not.toContain('secret-word');
}, 240_000);
