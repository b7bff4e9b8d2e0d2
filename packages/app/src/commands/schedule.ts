import type { AnyStage } from '@voc/core';
import type { Config } from '@voc/core/config';
import { keepBeating, keepRepeating, type QueuePort, reconcile, schedulesOf } from '@voc/core/queue';
import { loadSchedules } from '../delivery.ts';
import { calendarOf, type ServiceDeps, stageDepsOf, withQueue } from '../open-queue.ts';

const sweepMs = 5_000;
const rescheduleMs = 60_000;
const sweepLimit = 50;

/** Sweeps the tables for what is due, and sets the schedules again, in case the queue was emptied. */
export function startSchedule(
  queue: QueuePort,
  config: Config,
  stages: readonly AnyStage[],
  deps: ServiceDeps,
): () => Promise<void> {
  const schedules = schedulesOf(calendarOf(config), loadSchedules(config));
  const stageDeps = stageDepsOf(deps);
  const repeated = [
    keepRepeating(() => queue.schedule(schedules), rescheduleMs, deps.log),
    keepBeating(deps.db, 'schedule', deps.log),
    keepRepeating(() => reconcile(stages, queue, stageDeps(), sweepLimit), sweepMs, deps.log),
  ];
  return async () => {
    await Promise.all(repeated.map((one) => one.stop()));
  };
}

/** `voc schedule`: keeps the queue filled and the schedules ticking until it is stopped; any number may run. */
export async function schedule(
  config: Config,
  stages: readonly AnyStage[],
  deps: ServiceDeps,
): Promise<void> {
  await withQueue(config, stages, deps, async (queue, all) => {
    const stop = startSchedule(queue, config, all, deps);
    await deps.stopped;
    await stop();
  });
}
