import type { AnyStage, StageDeps } from '@voc/core';
import type { Config } from '@voc/core/config';
import type { Log } from '@voc/core/log';
import { createQueue, createRequestStage, type QueuePort } from '@voc/core/queue';
import type { Connection } from './connect.ts';
import { loadSchedules } from './delivery.ts';

/** What a long-running command works with; without Redis the queue lives in the same database. */
export interface ServiceDeps extends Pick<Connection, 'db' | 'url'> {
  log: Log;
  /** Settles when the command shall stop. */
  stopped: Promise<unknown>;
}

/** The calendar by which reports are asked for. */
export const calendarOf = ({ weekStart, monthCut }: Pick<Config, 'weekStart' | 'monthCut'>) => ({
  weekStart,
  monthCut,
});

/** What stages get: the same database and log for every message, the time of its own. */
export const stageDepsOf =
  ({ db, log }: ServiceDeps): (() => StageDeps) =>
  () => ({ db, log, now: new Date() });

/** Runs work with the queue of the configuration and the stages of the pipeline with the one that ticks nudge. */
export async function withQueue(
  config: Config,
  stages: readonly AnyStage[],
  deps: ServiceDeps,
  work: (queue: QueuePort, stages: readonly AnyStage[]) => Promise<void>,
): Promise<void> {
  const queue = await createQueue({
    redisUrl: config.redisUrl,
    databaseUrl: deps.url,
    prefix: config.queuePrefix,
    log: deps.log,
  });
  try {
    await work(queue, [...stages, createRequestStage(calendarOf(config), loadSchedules(config))]);
  } finally {
    await queue.close();
  }
}
