import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { FatalError } from '../../errors.ts';
import { explainFailure } from './explain.ts';
import { serverEnvironment } from './initialise.ts';
import type { Location } from './location.ts';
import { commandLine, identify, isAlive } from './process-identity.ts';

/** A running server of one data folder. */
export interface Server {
  pid: number;
  port: number;
}

const pollMs = 10;
const startMs = 60_000;
const stopMs = 30_000;

const settings: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '256MB',
  // As in infra/postgres: disks have no arms any more, and reports sum and sort by product.
  random_page_cost: '1.1',
  work_mem: '16MB',
  max_connections: '100',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

const logFile = (home: string): string => join(home, 'pg.log');

/**
 * The server that `postmaster.pid` of the data folder names, once it answers; undefined when none lives.
 * A program that got the pid of a dead server is told apart by its command line.
 */
export function findServer(data: string): (Server & { status: string }) | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  if (!`${commandLine(pid)} `.includes(` -D ${data} `)) return undefined;
  return { pid, port: Number(lines[3]), status: lines[7]?.trim() ?? 'starting' };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

function logSize(home: string): number {
  return statSync(logFile(home), { throwIfNoEntry: false })?.size ?? 0;
}

async function launch(home: string, location: Location): Promise<number> {
  const { data, programs, account } = location;
  const port = await freePort();
  const pairs = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = openSync(logFile(home), 'a');
  try {
    const child = spawn(join(programs, 'bin', 'postgres'), ['-D', data, '-p', String(port), ...pairs], {
      ...account,
      cwd: '/',
      env: serverEnvironment,
      detached: true,
      stdio: ['ignore', log, log],
    });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    });
    child.unref();
    return child.pid ?? 0;
  } finally {
    closeSync(log);
  }
}

/** Waits until the server is ready or its process is gone; undefined when it is gone. */
export async function awaitReady(data: string, pid: number): Promise<Server | undefined> {
  const deadline = Date.now() + startMs;
  const process = identify(pid);
  while (process && isAlive(process)) {
    const server = findServer(data);
    if (server?.pid === pid && server.status === 'ready') return server;
    if (Date.now() > deadline)
      throw new FatalError(`内置数据库 ${startMs / 1000} 秒内没有就绪,原因见 pg.log`);
    await sleep(pollMs);
  }
  return undefined;
}

// A file left by a dead server whose pid another program got keeps PostgreSQL from starting.
function removeStalePid(data: string): void {
  if (!findServer(data)) rmSync(join(data, 'postmaster.pid'), { force: true });
}

/** Starts the server and waits until it answers. Call under the lock. FatalError says why it could not. */
export async function startServer(home: string, location: Location): Promise<Server> {
  const attempts = 5;
  for (let attempt = 1; ; attempt++) {
    removeStalePid(location.data);
    const before = logSize(home);
    const server = await awaitReady(location.data, await launch(home, location));
    if (server) return server;
    const said = readFileSync(logFile(home)).subarray(before).toString('utf8');
    const passing = /Address already in use|pre-existing shared memory block/i.test(said);
    if (!passing || attempt >= attempts) throw new FatalError(explainFailure(said, home));
    await sleep(200 * attempt);
  }
}

/** Stops the server: fast at first (SIGINT: transactions are rolled back), at once when that takes too long. */
export async function stopServer(server: Server): Promise<void> {
  const known = identify(server.pid);
  if (!known) return;
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    const deadline = Date.now() + stopMs;
    process.kill(known.pid, signal);
    while (Date.now() < deadline) {
      if (!isAlive(known)) return;
      await sleep(pollMs);
    }
  }
}
