import type { Processor, Queue, QueueOptions } from 'bullmq';
import type { Message } from '../stage.ts';
import { loadBullMQ } from './load-libraries.ts';
import { checkRedis, producerConnection, workerConnection } from './redis.ts';
import type { QueueSettings } from './types.ts';

/** One queue for all stages: one set of connections, and `concurrency` bounds the whole process. */
const queueName = 'stages';
const lockDurationMs = 10_000;
const stalledIntervalMs = 5_000;
const secondsBetweenLooks = 5;
const retries = 5;
const firstRetryMs = 1000;
const producerPoolSize = 2;

/** How a message is tried again, and that its id is free as soon as it ends. */
export const jobOptions = {
  attempts: retries,
  backoff: { type: 'exponential', delay: firstRetryMs },
  removeOnComplete: true,
  removeOnFail: true,
} as const;

export type StageProcessor = Processor<Message, void, string>;
/** What is used of BullMQ's queue, the same on both backends. */
export type StageQueue = Pick<
  Queue<Message, void, string>,
  | 'addBulk'
  | 'close'
  | 'getJobCounts'
  | 'getJobSchedulers'
  | 'obliterate'
  | 'removeJobScheduler'
  | 'resume'
  | 'upsertJobScheduler'
  | 'waitUntilReady'
> & { on(event: 'error', listener: (error: Error) => void): unknown };

export interface StageWorker {
  waitUntilReady(): Promise<unknown>;
  close(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'stalled', listener: (id: string) => void): unknown;
  on(event: 'failed', listener: (job: FailedJob | undefined, error: Error) => void): unknown;
  on(event: 'completed', listener: () => void): unknown;
}

interface FailedJob {
  id?: string;
  attemptsMade: number;
}

/** BullMQ on one of its backends. */
export interface Engine {
  queue: StageQueue;
  openWorker(processor: StageProcessor, concurrency: number): StageWorker;
}

const common: Pick<QueueOptions, 'streams'> = { streams: { events: { maxLen: 100 } } };

function workerOptions(concurrency: number) {
  return {
    concurrency,
    lockDuration: lockDurationMs,
    stalledInterval: stalledIntervalMs,
    drainDelay: secondsBetweenLooks,
  };
}

async function openRedis(url: string, { prefix, log }: QueueSettings): Promise<Engine> {
  await checkRedis(url, log);
  const { Queue, Worker } = loadBullMQ();
  // The braces keep all keys of the queue in one slot of a Redis Cluster.
  const tagged = `{${prefix}}`;
  return {
    queue: new Queue(queueName, { ...common, prefix: tagged, connection: producerConnection(url) }),
    openWorker: (processor, concurrency) =>
      new Worker(queueName, processor, {
        ...workerOptions(concurrency),
        prefix: tagged,
        connection: workerConnection(url),
      }),
  };
}

/** The schema of the queue's tables, from a prefix of letters, digits, `-` and `_`. */
export function schemaOf(prefix: string): string {
  return `q_${prefix.toLowerCase().replaceAll('-', '_')}`.slice(0, 63);
}

function openPostgres({ databaseUrl, prefix }: QueueSettings): Engine {
  const { createPostgresBackend, withBackend } = loadBullMQ();
  const backend = withBackend(createPostgresBackend);
  const connection = (max: number) => ({
    connectionString: databaseUrl,
    schema: schemaOf(prefix),
    migrate: true,
    max,
  });
  return {
    queue: new backend.Queue<Message, void>(queueName, {
      ...common,
      connection: connection(producerPoolSize),
    }),
    openWorker: (processor, concurrency) =>
      new backend.Worker<Message, void>(queueName, processor, {
        ...workerOptions(concurrency),
        connection: connection(concurrency + 1),
      }),
  };
}

/** Opens the queue on Redis, or on PostgreSQL where no Redis is configured. */
export async function openEngine(settings: QueueSettings): Promise<Engine> {
  return settings.redisUrl ? openRedis(settings.redisUrl, settings) : openPostgres(settings);
}
