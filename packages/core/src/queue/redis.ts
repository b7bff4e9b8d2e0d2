import type { RedisOptions } from 'bullmq';
import type { Redis } from 'ioredis';
import { FatalError, RetriableError } from '../errors.ts';
import type { Log } from '../log.ts';
import { loadRedis } from './load-libraries.ts';

const reconnectCapMs = 2000;
const connectTimeoutMs = 5000;

const retryStrategy = (times: number): number => Math.min(100 * 2 ** Math.min(times, 10), reconnectCapMs);

/** Connection of a producer: a command fails at once while Redis is away; the tables still hold the work. */
export function producerConnection(url: string): RedisOptions {
  return { url, retryStrategy, enableOfflineQueue: false, maxRetriesPerRequest: 0 };
}

/** Connection of a worker: it waits for Redis however long it is away. */
export function workerConnection(url: string): RedisOptions {
  return { url, retryStrategy, maxRetriesPerRequest: null };
}

async function readPolicy(client: Redis, log: Log): Promise<string | undefined> {
  try {
    const answer = await client.config('GET', 'maxmemory-policy');
    return Array.isArray(answer) ? String(answer[1]) : undefined;
  } catch (error) {
    log.warn({ error: String(error) }, 'Redis hides maxmemory-policy; make sure that it is noeviction');
    return undefined;
  }
}

/** Refuses a Redis that does not answer (RetriableError) or that would throw messages away when full (FatalError). */
export async function checkRedis(url: string, log: Log): Promise<void> {
  const { Redis: Client } = loadRedis();
  const client = new Client(url, {
    lazyConnect: true,
    retryStrategy: () => null,
    connectTimeout: connectTimeoutMs,
    maxRetriesPerRequest: 0,
  });
  // The failure that matters comes from connect().
  client.on('error', () => {});
  try {
    await client.connect().catch((error: unknown) => {
      const { host, port } = client.options;
      throw new RetriableError(`Redis 无法连接(${host}:${port}),请检查 REDIS_URL 与 Redis 服务`, {
        cause: error,
      });
    });
    const policy = await readPolicy(client, log);
    if (policy !== undefined && policy !== 'noeviction') {
      throw new FatalError(
        `Redis 的 maxmemory-policy 是 ${policy},内存满时会丢弃队列;请改为 noeviction(CONFIG SET maxmemory-policy noeviction,并写入 redis.conf)`,
      );
    }
  } finally {
    client.disconnect();
  }
}
