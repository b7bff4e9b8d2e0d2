import { setTimeout as sleep } from 'node:timers/promises';
import { FatalError, isRetriable } from './errors.ts';
import type { AnyStage, Message, StageDeps } from './stage.ts';

const attempts = 5;

/** Runs one message of a stage; transactions that lost a race are tried again. */
export async function runStage(stage: AnyStage, payload: unknown, deps: StageDeps): Promise<Message[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await stage.run(payload, deps);
    } catch (error) {
      if (attempt >= attempts || !isRetriable(error)) throw error;
      deps.log.warn({ stage: stage.name, attempt, error: String(error) }, 'trying the stage again');
      await sleep(50 * 2 ** attempt);
    }
  }
}

/** A stage by its name; FatalError when the pipeline has none. */
export function stageNamed(stages: readonly AnyStage[], name: string): AnyStage {
  const stage = stages.find((one) => one.name === name);
  if (!stage)
    throw new FatalError(
      `No stage is named "${name}"; the pipeline has ${stages.map((s) => s.name).join(', ')}`,
    );
  return stage;
}

const lookahead = 3;
const sweepSize = 40;

async function drain(stages: readonly AnyStage[], waiting: Message[], deps: StageDeps): Promise<void> {
  const running = new Set<Promise<void>>();
  let failure: unknown;
  const start = (message: Message): void => {
    const work = runStage(stageNamed(stages, message.stage), message.payload, deps).then(
      () => {},
      (error: unknown) => {
        failure ??= error;
      },
    );
    const tracked = work.finally(() => running.delete(tracked));
    running.add(tracked);
  };
  while (waiting.length > 0 || running.size > 0) {
    if (failure) break;
    const message = running.size < lookahead ? waiting.shift() : undefined;
    if (message) start(message);
    else await Promise.race(running);
  }
  await Promise.all(running);
  if (failure) throw failure;
}

export type Progress = (stage: string, done: number) => void;

/**
 * The inline runner: asks each stage in the order of the list what is due and runs it, until nothing is.
 * Three messages overlap, so that one is read and one is saved while another is computed.
 */
export async function runInline(
  stages: readonly AnyStage[],
  deps: StageDeps,
  progress?: Progress,
): Promise<void> {
  for (;;) {
    let ran = 0;
    for (const stage of stages) {
      for (;;) {
        const due = await stage.due(deps, sweepSize);
        if (due.length === 0) break;
        ran += due.length;
        await drain(stages, due, deps);
        progress?.(stage.name, due.length);
      }
    }
    if (ran === 0) return;
  }
}
