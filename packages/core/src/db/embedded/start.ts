import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from '../../log.ts';
import { asFatal } from './explain.ts';
import { initialise, readPassword, superuser } from './initialise.ts';
import { chooseLocation, type Location } from './location.ts';
import { withLock } from './lock.ts';
import { awaitReady, findServer, type Server, startServer, stopServer } from './server.ts';
import { addUser, countUsers, removeUser } from './users.ts';

const databaseName = 'voc';

/** The embedded server as one user of it sees it. */
export interface EmbeddedPostgres {
  /** Connection string of the database `voc`, password included: never log it. */
  url: string;
  /** Says that this user is done; the last one to say so stops the server. May be called twice. */
  release(): Promise<void>;
}

const urlOf = (server: Server, password: string, database: string): string =>
  `postgresql://${superuser}:${password}@127.0.0.1:${server.port}/${database}`;

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, ssl: false });
  await client.connect();
  return client;
}

async function ensureDatabase(server: Server, password: string): Promise<string> {
  const url = urlOf(server, password, databaseName);
  try {
    await (await connect(url)).end();
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === '3D000';
    if (!missing) throw error;
    const client = await connect(urlOf(server, password, 'postgres'));
    await client.query(`create database ${databaseName}`).finally(() => client.end());
  }
  return url;
}

async function joinOrStart(home: string, location: Location, log: Log): Promise<Server> {
  const found = findServer(location.data);
  if (found) {
    const server = await awaitReady(location.data, found.pid);
    if (server) {
      log.debug({ serverPid: server.pid, port: server.port }, 'joined the embedded PostgreSQL');
      return server;
    }
  }
  await initialise(home, location);
  const server = await startServer(home, location);
  log.info(
    { serverPid: server.pid, port: server.port, data: location.data },
    'started the embedded PostgreSQL',
  );
  return server;
}

const dying = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', '57P01', '57P02', '57P03']);
const dyingAttempts = 50;
const dyingPauseMs = 100;

/** Url of a server that answered. One killed a moment ago still looks alive: its end is waited for. */
async function openServer(home: string, location: Location, log: Log): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    const server = await joinOrStart(home, location, log);
    try {
      return await ensureDatabase(server, readPassword(home));
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (attempt >= dyingAttempts || !dying.has(code)) throw error;
      await sleep(dyingPauseMs);
    }
  }
}

async function leave(home: string, lock: string, data: string, user: string, log: Log): Promise<void> {
  await withLock(lock, async () => {
    removeUser(user);
    if (countUsers(home) > 0) return;
    const server = findServer(data);
    if (!server) return;
    await stopServer(server);
    log.info({ serverPid: server.pid }, 'stopped the embedded PostgreSQL');
  });
}

/**
 * Gives this process the PostgreSQL server of `home`: starts it, or joins the one that runs there, started by
 * another process that may be dead by now. The database `voc` exists. FatalError when no server can be had.
 */
export async function startEmbeddedPostgres(options: { home: string; log: Log }): Promise<EmbeddedPostgres> {
  const { log } = options;
  try {
    if (!existsSync(options.home)) mkdirSync(options.home, { recursive: true });
    const home = realpathSync(options.home);
    const lock = join(home, 'pg.lock');
    return await withLock(lock, async () => {
      const location = chooseLocation(home, log);
      const user = addUser(home);
      try {
        const url = await openServer(home, location, log);
        let left: Promise<void> | undefined;
        const release = (): Promise<void> => {
          left ??= leave(home, lock, location.data, user, log);
          return left;
        };
        return { url, release };
      } catch (error) {
        removeUser(user);
        throw error;
      }
    });
  } catch (error) {
    throw asFatal(error, options.home);
  }
}
