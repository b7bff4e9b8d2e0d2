import { expect, test } from 'vitest';
import { silentLog } from '../log.ts';
import type { AnyStage, Message, StageDeps } from '../stage.ts';
import { reconcile } from './reconcile.ts';

const deps = { log: silentLog, now: new Date(0) } as StageDeps;
const stage = (name: string, due: AnyStage['due']): AnyStage => ({ name, due, run: async () => [] });
const many = (name: string): AnyStage =>
  stage(name, async (_deps, limit) =>
    Array.from({ length: limit }, (_, i): Message => ({ stage: name, key: `k${i}`, payload: i })),
  );

test('every stage is asked, up to the limit, though one of them cannot answer', async () => {
  const added: Message[] = [];
  const queue = { add: async (messages: readonly Message[]) => void added.push(...messages) };
  const broken = stage('broken', async () => {
    throw new Error('no answer');
  });
  expect(await reconcile([many('first'), broken, many('last')], queue, deps, 3)).toBe(6);
  expect(added.map((message) => `${message.stage} ${message.key}`)).toEqual([
    'first k0',
    'first k1',
    'first k2',
    'last k0',
    'last k1',
    'last k2',
  ]);
});

test('a queue that is away costs nothing but the nudge', async () => {
  const queue = {
    add: async () => {
      throw new Error('away');
    },
  };
  expect(await reconcile([many('first')], queue, deps, 3)).toBe(0);
});
