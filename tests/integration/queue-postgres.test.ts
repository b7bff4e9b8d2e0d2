import { silentLog } from '@voc/core';
import { createQueue } from '@voc/core/queue';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';
import { describeQueue } from '../support/queue-suite.ts';
import { messageOf, workTable } from '../support/work-table.ts';

const database = withDatabase();

describeQueue('queue on PostgreSQL', {
  db: () => database.db,
  settings: () => ({ databaseUrl: database.url, prefix: 'voc-test' }),
});

test('a worker goes on by itself when the server has cut its connections', async () => {
  const work = workTable(() => database.db);
  await work.create();
  const queue = await createQueue({ databaseUrl: database.url, prefix: 'voc-cut', log: silentLog });
  try {
    await queue.run([work.stage('a')], work.deps);
    const finish = async (key: string): Promise<void> => {
      await work.give([key]);
      const done = async (): Promise<string[]> => {
        await queue.add([messageOf(key)]).catch(() => {});
        return (await work.done()).map((one) => one.key);
      };
      await expect.poll(done, { timeout: 30_000, interval: 500 }).toContain(key);
    };
    // While it is still connecting for the first time, the library does not listen for a cut.
    await finish('before');
    for (const key of ['first', 'second', 'third']) {
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`.execute(database.db);
      await finish(key);
    }
  } finally {
    await queue.close();
  }
});
