import type { Job } from 'bullmq';
import { isRetriable } from '../errors.ts';
import { runStage, stageNamed } from '../run.ts';
import type { AnyStage, Message, StageDeps } from '../stage.ts';
import type { Cooling } from './cooling.ts';
import type { StageProcessor } from './engine.ts';
import { loadBullMQ } from './load-libraries.ts';
import type { QueuePort } from './types.ts';

interface Work {
  stages: readonly AnyStage[];
  deps: () => StageDeps;
  queue: Pick<QueuePort, 'add'>;
  cooling: Cooling;
}

/** The part of a BullMQ job that a message needs. */
export type StageJob = Pick<Job<Message>, 'id' | 'data' | 'moveToDelayed'>;

async function enqueueNext(next: Message[], { queue, deps }: Work): Promise<void> {
  try {
    await queue.add(next);
  } catch (error) {
    deps().log.warn({ error: String(error) }, 'next messages are left to the sweep');
  }
}

/**
 * Runs one message. A RetriableError goes back to the queue, which tries again later. Any other error ends the
 * message; its work stays due in the tables, so the next sweep brings it again, and it then waits for its cool-down.
 */
export async function processJob(job: StageJob, token: string | undefined, work: Work): Promise<void> {
  const { DelayedError, UnrecoverableError } = loadBullMQ();
  const id = job.id ?? '';
  const waitMs = work.cooling.waitMs(id, Date.now());
  if (waitMs > 0) {
    await job.moveToDelayed(Date.now() + waitMs, token);
    throw new DelayedError();
  }
  const deps = work.deps();
  let next: Message[];
  try {
    next = await runStage(stageNamed(work.stages, job.data.stage), job.data.payload, deps);
  } catch (error) {
    if (isRetriable(error)) throw error;
    work.cooling.failed(id, Date.now());
    deps.log.error({ stage: job.data.stage, key: job.data.key, error: String(error) }, 'a message failed');
    throw new UnrecoverableError(String(error));
  }
  work.cooling.done(id);
  await enqueueNext(next, work);
}

export function createProcessor(work: Work): StageProcessor {
  return (job, token) => processJob(job, token, work);
}
