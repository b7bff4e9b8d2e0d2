import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { silentLog } from '../log.ts';
import { createNudge, keepRepeating } from './repeat.ts';

test('many askings become one run, one that comes during a run brings another', async () => {
  let runs = 0;
  const nudge = createNudge(
    async () => {
      runs++;
      if (runs === 1) nudge.soon();
      await sleep(5);
    },
    1,
    silentLog,
  );
  for (let i = 0; i < 20; i++) nudge.soon();
  await expect.poll(() => runs).toBe(2);
  await nudge.stop();
  nudge.soon();
  await sleep(10);
  expect(runs).toBe(2);
});

test('stop waits for the run at work, and none follows; failures end nothing', async () => {
  let runs = 0;
  let ended = 0;
  const repeated = keepRepeating(
    async () => {
      runs++;
      await sleep(20);
      ended++;
      throw new Error('once more');
    },
    1,
    silentLog,
  );
  await expect.poll(() => runs).toBeGreaterThan(2);
  await repeated.stop();
  expect(ended).toBe(runs);
  await sleep(40);
  expect(ended).toBe(runs);
});
