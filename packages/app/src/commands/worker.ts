import type { AnyStage } from '@voc/core';
import type { Config } from '@voc/core/config';
import { keepBeating, type WorkerOptions } from '@voc/core/queue';
import { type ServiceDeps, stageDepsOf, withQueue } from '../open-queue.ts';

/** `voc worker`: works on messages of the queue until it is stopped; running messages are finished first. */
export async function worker(
  config: Config,
  stages: readonly AnyStage[],
  deps: ServiceDeps,
  options: WorkerOptions = {},
): Promise<void> {
  await withQueue(config, stages, deps, async (queue, all) => {
    await queue.run(all, stageDepsOf(deps), options);
    const beating = keepBeating(deps.db, 'worker', deps.log);
    await deps.stopped;
    await beating.stop();
  });
}
