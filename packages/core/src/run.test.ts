import { expect, test } from 'vitest';
import { FatalError, isRetriable, RejectedFileError, RetriableError } from './errors.ts';
import { silentLog } from './log.ts';
import { runInline, runStage, stageNamed } from './run.ts';
import type { AnyStage, Message, StageDeps } from './stage.ts';

// The runner only hands the dependencies on; these stages touch no database.
const deps = { log: silentLog, now: new Date(0) } as StageDeps;

function countingStage(name: string, waiting: string[], seen: string[]): AnyStage {
  return {
    name,
    due: async (_deps, limit) =>
      waiting.slice(0, limit).map((key): Message => ({ stage: name, key, payload: key })),
    run: async (payload) => {
      waiting.splice(waiting.indexOf(String(payload)), 1);
      seen.push(`${name} ${payload}`);
      return [];
    },
  };
}

test('the inline runner works through the stages in the order of the list until nothing is due', async () => {
  const seen: string[] = [];
  await runInline([countingStage('first', ['a', 'b'], seen), countingStage('second', ['c'], seen)], deps);
  expect(seen).toEqual(['first a', 'first b', 'second c']);
});

test('a lost race is tried again, another error is not', async () => {
  let tries = 0;
  const failing = (error: Error): AnyStage => ({
    name: 'x',
    due: async () => [],
    run: async () => {
      tries++;
      if (tries < 3) throw error;
      return [];
    },
  });
  await runStage(failing(new RetriableError('away')), {}, deps);
  expect(tries).toBe(3);
  tries = 0;
  await expect(runStage(failing(new FatalError('broken')), {}, deps)).rejects.toThrow('broken');
  expect(tries).toBe(1);
});

test('an unknown stage is named', () => {
  expect(() => stageNamed([], 'classify')).toThrow(/"classify"/);
});

test('errors say what to do', () => {
  expect(isRetriable(Object.assign(new Error('x'), { code: '40P01' }))).toBe(true);
  expect(isRetriable(new Error('Connection terminated unexpectedly'))).toBe(true);
  expect(isRetriable(new Error('x'))).toBe(false);
  const error = new RejectedFileError({
    file: 'a.csv',
    row: 3,
    column: '评分',
    problem: '不是数字',
    remedy: '改为 1-5',
  });
  expect(error.message).toBe('文件 a.csv,第 3 行,列「评分」:不是数字。处理办法:改为 1-5');
});
