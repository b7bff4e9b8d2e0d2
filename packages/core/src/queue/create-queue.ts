import type { AnyStage, Message, StageDeps } from '../stage.ts';
import { createCooling } from './cooling.ts';
import { type Engine, jobOptions, openEngine, type StageQueue } from './engine.ts';
import { jobIdOf } from './job-id.ts';
import { createProcessor } from './process-job.ts';
import { reconcile } from './reconcile.ts';
import { createNudge } from './repeat.ts';
import type { QueuePort, QueueSettings, Schedule, WorkerHandle, WorkerOptions } from './types.ts';

const defaultConcurrency = 2;
const defaultLimit = 50;
const sweepPauseMs = 250;

async function addMessages(queue: StageQueue, messages: readonly Message[]): Promise<void> {
  if (messages.length === 0) return;
  await queue.addBulk(
    messages.map((message) => ({
      name: message.stage,
      data: message,
      opts: { ...jobOptions, jobId: jobIdOf(message) },
    })),
  );
}

async function setSchedules(queue: StageQueue, schedules: readonly Schedule[]): Promise<void> {
  for (const { id, pattern, tz, request } of schedules) {
    await queue.upsertJobScheduler(
      id,
      { pattern, tz },
      { name: request.stage, data: request, opts: jobOptions },
    );
  }
  const wanted = new Set(schedules.map((schedule) => schedule.id));
  for (const { key } of await queue.getJobSchedulers()) {
    if (!wanted.has(key)) await queue.removeJobScheduler(key);
  }
}

async function startWorker(
  engine: Engine,
  port: Pick<QueuePort, 'add' | 'counts'>,
  stages: readonly AnyStage[],
  deps: () => StageDeps,
  { concurrency = defaultConcurrency, limit = defaultLimit }: WorkerOptions,
): Promise<WorkerHandle> {
  const { log } = deps();
  // While enough is waiting a sweep would find little else, but might bring back what ends under its hands.
  const sweepWhenLow = async (): Promise<void> => {
    const { waiting } = await port.counts();
    if (waiting < concurrency) await reconcile(stages, port, deps(), limit);
  };
  const sweep = createNudge(sweepWhenLow, sweepPauseMs, log);
  const work = { stages, deps, queue: port, cooling: createCooling() };
  const worker = engine.openWorker(createProcessor(work), concurrency);
  worker.on('error', (error) => log.warn({ error: String(error) }, 'the queue is away'));
  worker.on('stalled', (id) => log.warn({ id }, 'a worker was lost with a message; it runs again'));
  worker.on('failed', (job, error) =>
    log.warn({ id: job?.id, attempt: job?.attemptsMade, error: String(error) }, 'an attempt failed'),
  );
  worker.on('completed', () => sweep.soon());
  await worker.waitUntilReady();
  sweep.soon();
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    await worker.close();
    await sweep.stop();
  };
  return {
    stop() {
      stopping ??= stop();
      return stopping;
    },
  };
}

/**
 * Opens the queue; the only place that knows BullMQ. RetriableError when Redis does not answer, FatalError when it
 * would throw messages away. `close` stops the workers that were started here first.
 */
export async function createQueue(settings: QueueSettings): Promise<QueuePort> {
  const { log } = settings;
  const engine = await openEngine(settings);
  const { queue } = engine;
  const workers: WorkerHandle[] = [];
  queue.on('error', (error) => log.warn({ error: String(error) }, 'the queue is away'));
  await queue.waitUntilReady();
  const port: QueuePort = {
    add: (messages) => addMessages(queue, messages),
    async run(stages, deps, options = {}) {
      const worker = await startWorker(engine, port, stages, deps, options);
      workers.push(worker);
      return worker;
    },
    schedule: (schedules) => setSchedules(queue, schedules),
    async counts() {
      const {
        waiting = 0,
        active = 0,
        delayed = 0,
      } = await queue.getJobCounts('waiting', 'active', 'delayed');
      return { waiting, active, delayed };
    },
    async clear() {
      await queue.obliterate({ force: true });
      await queue.resume();
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.stop()));
      await queue.close();
    },
  };
  return port;
}
