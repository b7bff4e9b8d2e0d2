import type { FaultPoint, StageDeps } from '@voc/core';
import { type Claim, settle } from './claim-store.ts';
import type { Outcome } from './outcome.ts';
import { blockRobot, type Robot } from './robot-store.ts';

interface Sending extends Pick<StageDeps, 'db' | 'log'> {
  robot: Robot;
  claims: readonly Claim[];
  clock: () => Date;
  fault?: FaultPoint | undefined;
}

/** Sends one message for what was claimed and writes down what became of it; without a claim nothing is sent. */
export async function sendClaimed(
  { db, log, robot, claims, clock, fault }: Sending,
  send: () => Promise<Outcome>,
): Promise<void> {
  if (claims.length === 0) return;
  fault?.('deliver.claimed');
  const outcome = await send();
  fault?.('deliver.sent');
  const at = clock();
  if (outcome.state === 'failed' && outcome.afterSeconds !== undefined)
    await blockRobot(db, robot, new Date(at.getTime() + outcome.afterSeconds * 1000));
  for (const claimed of claims) await settle(db, claimed, outcome, at);
  if (outcome.state === 'sent') return;
  const keys = claims.flatMap((one) => one.keys);
  log.warn({ channel: claims[0]?.channel, keys, outcome }, 'a message was not delivered for certain');
}
