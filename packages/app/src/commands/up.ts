import type { AnyStage } from '@voc/core';
import type { Config } from '@voc/core/config';
import { keepBeating, type WorkerOptions } from '@voc/core/queue';
import { type ServiceDeps, stageDepsOf, withQueue } from '../open-queue.ts';
import { startSchedule } from './schedule.ts';

/** `voc up`: worker and schedule in one process, until it is stopped. */
export async function up(
  config: Config,
  stages: readonly AnyStage[],
  deps: ServiceDeps,
  options: WorkerOptions = {},
): Promise<void> {
  await withQueue(config, stages, deps, async (queue, all) => {
    const stopSchedule = startSchedule(queue, config, all, deps);
    try {
      await queue.run(all, stageDepsOf(deps), options);
      const beating = keepBeating(deps.db, 'worker', deps.log);
      await deps.stopped;
      await beating.stop();
    } finally {
      await stopSchedule();
    }
  });
}
