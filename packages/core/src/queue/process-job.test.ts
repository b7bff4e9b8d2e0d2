import { expect, test } from 'vitest';
import { FatalError, RetriableError } from '../errors.ts';
import { silentLog } from '../log.ts';
import type { AnyStage, Message, StageDeps } from '../stage.ts';
import { createCooling } from './cooling.ts';
import { loadBullMQ } from './load-libraries.ts';
import { processJob } from './process-job.ts';

const { DelayedError, UnrecoverableError } = loadBullMQ();
const deps = { log: silentLog, now: new Date(0) } as StageDeps;
const next: Message = { stage: 'y', key: 'n', payload: {} };

function setting(run: AnyStage['run'], add: (messages: readonly Message[]) => void = () => {}) {
  const delayed: number[] = [];
  const job = {
    id: 'x.k',
    data: { stage: 'x', key: 'k', payload: {} },
    moveToDelayed: async (at: number) => void delayed.push(at),
  };
  const stages: AnyStage[] = [{ name: 'x', due: async () => [], run }];
  const queue = { add: async (messages: readonly Message[]) => add(messages) };
  const work = { stages, deps: () => deps, queue, cooling: createCooling() };
  return { delayed, process: () => processJob(job, 'token', work) };
}

const failing = (error: Error) => async (): Promise<Message[]> => {
  throw error;
};

test('what comes next goes into the queue; a queue that is away does not undo the work', async () => {
  const added: Message[] = [];
  await setting(
    async () => [next],
    (messages) => void added.push(...messages),
  ).process();
  expect(added).toEqual([next]);
  const away = setting(
    async () => [next],
    () => {
      throw new Error('away');
    },
  );
  await expect(away.process()).resolves.toBeUndefined();
});

test('an error worth another try is left to the queue', async () => {
  await expect(setting(failing(new RetriableError('away'))).process()).rejects.toThrow(RetriableError);
});

test('any other error ends the message; brought again it waits instead of failing again', async () => {
  for (const error of [new FatalError('broken'), new TypeError('bug')]) {
    const { delayed, process } = setting(failing(error));
    await expect(process()).rejects.toThrow(UnrecoverableError);
    expect(delayed).toEqual([]);
    await expect(process()).rejects.toThrow(DelayedError);
    expect(delayed).toHaveLength(1);
    expect(delayed[0]).toBeGreaterThan(Date.now() + 25_000);
  }
});
