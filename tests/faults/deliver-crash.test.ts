import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { dayOf, weekOf } from '@voc/core';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { deliveryStates, storeReport } from '../support/circulation.ts';
import { withDatabase } from '../support/database.ts';
import { startRobot } from '../support/fake-robot.ts';

const database = withDatabase();
const script = fileURLToPath(new URL('../support/circulate-process.ts', import.meta.url));

/** The signal that ended a process which sends what is due. */
async function send(robotUrl: string, fault = ''): Promise<NodeJS.Signals | null> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, database.url, robotUrl], {
    env: { ...process.env, VOC_FAULT_POINT: fault },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  await once(child, 'exit');
  return child.signalCode;
}

test('killed with -9 between sending and recording, a report is there twice at most, the second time marked', async () => {
  const { db } = database;
  const robot = await startRobot({ kind: 'wecom', clock: () => new Date() });
  await storeReport(db, { end: weekOf(dayOf(new Date())).start });
  const passLease = () =>
    sql`update deliveries set claimed_at = claimed_at - interval '10 minutes', retry_at = null`.execute(db);
  try {
    expect(await send(robot.url, 'deliver.sent')).toBe('SIGKILL');
    expect(await deliveryStates(db)).toEqual(['week/2026-W46@1 通晒 sending 1']);
    await passLease();
    expect(await send(robot.url, 'deliver.sent')).toBe('SIGKILL');
    await passLease();
    expect(await send(robot.url)).toBeNull();
    expect(await deliveryStates(db)).toEqual(['week/2026-W46@1 通晒 unknown 2']);
    expect(robot.delivered.map((body) => body.includes('可能重复'))).toEqual([false, true]);
  } finally {
    robot.close();
  }
});
