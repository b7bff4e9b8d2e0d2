import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateToLatest, openDatabase, startEmbeddedPostgres } from '@voc/core/db';
import { silentLog } from '@voc/core/log';
import { createScratchDatabase, dropDatabase } from './scratch-database.ts';

interface Server {
  url: string;
  stop(): Promise<void>;
}

/** Removes a VOC_HOME of a test, its data folder elsewhere included. */
export function removeHome(home: string): void {
  const noted = join(home, 'pg-location');
  const data = existsSync(noted) ? readFileSync(noted, 'utf8').split('\n')[0] : undefined;
  if (data) rmSync(data, { recursive: true, force: true });
  rmSync(home, { recursive: true, force: true });
}

async function ownServer(): Promise<Server> {
  const home = mkdtempSync(join(tmpdir(), 'voc-test-'));
  // mkdtemp closes the folder to all others, the account that root hands the server to included.
  chmodSync(home, 0o755);
  const { url, release } = await startEmbeddedPostgres({ home, log: silentLog });
  const stop = async (): Promise<void> => {
    await release();
    removeHome(home);
  };
  return { url, stop };
}

/** Once a run: a server (DATABASE_URL, else an embedded one in a folder of its own) and the migrated template. */
export default async function setup(): Promise<() => Promise<void>> {
  const given = process.env.DATABASE_URL;
  const server = given ? { url: given, stop: async () => {} } : await ownServer();
  const name = `voc_template_${randomBytes(5).toString('hex')}`;
  try {
    const url = await createScratchDatabase(server.url, name);
    const { db } = openDatabase(url);
    await migrateToLatest(db).finally(() => db.destroy());
    process.env.VOC_TEST_DATABASE_URL = url;
    process.env.VOC_TEST_ADMIN_URL = server.url;
  } catch (error) {
    await server.stop();
    throw error;
  }
  return async () => {
    await dropDatabase(server.url, name);
    await server.stop();
  };
}
