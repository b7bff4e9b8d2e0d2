import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@voc/core/db';
import { type Log, silentLog } from '@voc/core/log';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removeHome } from '../support/global-setup.ts';
import { isFull } from '../support/voc.ts';

const script = fileURLToPath(new URL('../support/embedded-user.ts', import.meta.url));
const asRoot = process.getuid?.() === 0;

let home = '';
let users: ChildProcess[] = [];
let handles: EmbeddedPostgres[] = [];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'voc-embedded-'));
  chmodSync(home, 0o755);
});

afterEach(async () => {
  for (const user of users.filter((one) => one.exitCode === null && one.signalCode === null)) {
    user.kill('SIGKILL');
    await once(user, 'exit');
  }
  await Promise.all(handles.map((handle) => handle.release()));
  if (isRunning()) await (await start()).release();
  [users, handles] = [[], []];
  removeHome(home);
});

async function start(log: Log = silentLog): Promise<EmbeddedPostgres> {
  const handle = await startEmbeddedPostgres({ home, log });
  handles.push(handle);
  return handle;
}

async function startUser(): Promise<{ url: string; user: ChildProcess }> {
  const user = spawn(process.execPath, ['--import', 'tsx', script, home], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  users.push(user);
  if (!user.stdout) throw new Error('no stdout');
  const [url] = await once(createInterface(user.stdout), 'line');
  return { url: String(url), user };
}

async function leave(user: ChildProcess): Promise<void> {
  user.stdin?.end();
  await once(user, 'exit');
}

async function query(url: string, text: string): Promise<Record<string, unknown>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows[0] ?? {};
  } finally {
    await client.end();
  }
}

function dataFolder(): string {
  const noted = join(home, 'pg-location');
  return existsSync(noted) ? (readFileSync(noted, 'utf8').split('\n')[0] ?? '') : join(home, 'pg');
}

const serverPid = (): number =>
  Number(readFileSync(join(dataFolder(), 'postmaster.pid'), 'utf8').split('\n')[0]);

const isRunning = (): boolean => existsSync(join(dataFolder(), 'postmaster.pid'));

describe('the embedded PostgreSQL', () => {
  it('starts with the promised encoding and settings, keeps data and lets nobody in without the password', async () => {
    const first = await start();
    const facts = `select current_database() db, getdatabaseencoding() encoding, datcollate,
      current_setting('synchronous_commit') commit, current_setting('fsync') fsync,
      current_setting('timezone') zone, current_setting('listen_addresses') address
      from pg_database where datname = current_database()`;
    expect(await query(first.url, facts)).toEqual({
      db: 'voc',
      encoding: 'UTF8',
      datcollate: 'C',
      commit: 'on',
      fsync: 'on',
      zone: 'UTC',
      address: '127.0.0.1',
    });
    await query(first.url, 'create table kept as select 42 as answer');
    const wrong = new URL(first.url);
    wrong.password = 'wrong';
    await expect(query(wrong.toString(), 'select 1')).rejects.toThrow(/password authentication failed/);
    await first.release();
    await first.release();
    expect(isRunning()).toBe(false);
    const second = await start();
    expect(await query(second.url, 'select answer from kept')).toEqual({ answer: 42 });
    await second.release();
  });

  it('is shared by all processes of one home and stopped by the last of them', async () => {
    const starts = await Promise.all([startUser(), startUser(), startUser()]);
    expect(new Set(starts.map((one) => one.url)).size).toBe(1);
    expect(readdirSync(join(home, 'pg-users'))).toHaveLength(3);
    const [a, b, c] = starts.map((one) => one.user);
    if (!a || !b || !c) throw new Error('three users were started');
    await leave(a);
    await leave(b);
    expect(await query(starts[0].url, 'select 1 as one')).toEqual({ one: 1 });
    await leave(c);
    expect(isRunning()).toBe(false);
    expect(readdirSync(join(home, 'pg-users'))).toEqual([]);
  });

  it('outlives a killed process, is adopted by the next and stopped by it', async () => {
    const killed = await startUser();
    const pid = serverPid();
    killed.user.kill('SIGKILL');
    await once(killed.user, 'exit');
    expect(await query(killed.url, 'select 1 as one')).toEqual({ one: 1 });
    const next = await start();
    expect(next.url).toBe(killed.url);
    expect(serverPid()).toBe(pid);
    await next.release();
    expect(isRunning()).toBe(false);
    expect(readdirSync(join(home, 'pg-users'))).toEqual([]);
  });

  it('comes back after the server itself was killed', async () => {
    const first = await start();
    await query(first.url, 'create table kept as select 7 as answer');
    process.kill(serverPid(), 'SIGKILL');
    const second = await start();
    expect(await query(second.url, 'select answer from kept')).toEqual({ answer: 7 });
    await first.release();
    expect(isRunning()).toBe(true);
    await second.release();
    expect(isRunning()).toBe(false);
  });

  it('is not fooled by locks, users and server pids whose number another program got', async () => {
    await (await start()).release();
    const foreign = JSON.stringify({ pid: process.ppid, started: 'another boot/1' });
    writeFileSync(join(home, 'pg.lock'), foreign);
    writeFileSync(join(home, 'pg.lock.removal'), JSON.stringify({ pid: 2 ** 22 + 1 }));
    writeFileSync(join(home, 'pg-users', '1-a'), foreign);
    writeFileSync(join(home, 'pg-users', '2-b'), 'half writ');
    writeFileSync(
      join(dataFolder(), 'postmaster.pid'),
      `${process.pid}\n${dataFolder()}\n1\n5432\n\n127.0.0.1\n`,
    );
    const server = await start();
    expect(serverPid()).not.toBe(process.pid);
    const names = readdirSync(join(home, 'pg-users'));
    expect(names).toHaveLength(1);
    expect(names[0]).toMatch(new RegExp(`^${process.pid}-`));
    await server.release();
    expect(isRunning()).toBe(false);
  });

  // Many processes that start at once take their time.
  if (isFull)
    it('lets only one process at a time through a lock left by a dead holder', async () => {
      mkdirSync(join(home, 'pg-users'), { recursive: true });
      writeFileSync(join(home, 'pg.lock'), JSON.stringify({ pid: 2 ** 22 + 1, started: 'gone' }));
      const starts = await Promise.all([startUser(), startUser(), startUser(), startUser()]);
      expect(new Set(starts.map((one) => one.url)).size).toBe(1);
      await Promise.all(starts.map((one) => leave(one.user)));
      expect(isRunning()).toBe(false);
      expect(existsSync(join(home, 'pg.lock'))).toBe(false);
    });

  it('says in one sentence why it cannot start', async () => {
    await (await start()).release();
    const version = join(dataFolder(), 'PG_VERSION');
    writeFileSync(version, '9\n');
    await expect(start()).rejects.toThrow(/另一版 PostgreSQL/);
    expect(readdirSync(join(home, 'pg-users'))).toEqual([]);
    writeFileSync(version, '18\n');
  });
});

describe('the account of the server', () => {
  it('is nobody for root and the own account for everybody else', async () => {
    const server = await start();
    expect(statSync(dataFolder()).uid).toBe(asRoot ? 65534 : process.getuid?.());
    await server.release();
  });

  it('gets a data folder elsewhere, and we say so, when it cannot reach a home that is closed to it', async () => {
    chmodSync(home, 0o700);
    const said: string[] = [];
    const log: Log = {
      ...silentLog,
      warn: (fields, message) => said.push(`${message} ${JSON.stringify(fields)}`),
    };
    const server = await start(log);
    expect(dataFolder().startsWith(home)).toBe(!asRoot);
    expect(said).toHaveLength(asRoot ? 1 : 0);
    if (asRoot) expect(said.join()).toContain(dataFolder());
    await query(server.url, 'create table kept as select 9 as answer');
    await server.release();
    const again = await start();
    expect(await query(again.url, 'select answer from kept')).toEqual({ answer: 9 });
    await again.release();
  });
});
