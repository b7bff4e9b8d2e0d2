import { Redis } from 'ioredis';
import { withDatabase } from '../support/database.ts';
import { describeQueue } from '../support/queue-suite.ts';
import { redisPrefix, redisUrl } from '../support/redis.ts';

const database = withDatabase();

async function wipe(prefix: string): Promise<void> {
  const client = new Redis(redisUrl());
  const keys = await client.keys(`{${prefix}}*`);
  await client.del(...keys);
  client.disconnect();
}

describeQueue('queue on Redis', {
  db: () => database.db,
  settings: () => ({ redisUrl: redisUrl(), databaseUrl: database.url, prefix: redisPrefix('queue') }),
  wipe,
});
