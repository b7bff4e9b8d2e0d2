import { randomUUID } from 'node:crypto';
import { type AnyStage, defineStage } from '@voc/core';
import { z } from 'zod';
import { type Bundle, type Claim, settleInterrupted } from './claim-store.ts';
import { claimTurn } from './claim-turn-store.ts';
import { createPost, type Post } from './post.ts';
import { isRecipientOff, ticketsKey } from './recipient-switch-store.ts';
import { readRoom, robotOf } from './robot-store.ts';
import { sendClaimed } from './send-claimed.ts';
import type { SendOptions } from './stage.ts';
import { type TicketSystem, ticketRequest } from './ticket-request.ts';
import { readTakenStep, readUntoldSteps, type StepKey } from './ticket-store.ts';

const StepName = z.object({ actionId: z.string(), n: z.int() });

/** Steps that were taken longer ago are not told: a ticket system that is new begins with what is new. */
const freshMs = 14 * 86_400_000;

export interface TicketOptions extends SendOptions {
  /** Without one nothing is ever due. */
  tickets?: TicketSystem | undefined;
  allowedHosts?: readonly string[] | undefined;
  post?: Post;
}

const bundleOf = ({ actionId, n }: StepKey): Bundle => ({
  target: 'ticket',
  channel: 'ticket',
  recipient: ticketsKey,
  keys: [`${actionId}@${n}`],
});

const noTickets = (): AnyStage => ({ name: 'ticket', due: async () => [], run: async () => [] });

/**
 * Tells a ticket system of every step of every action, each once and those of one action in their order. It claims in its
 * transaction and posts after it, signed; what may or may not have arrived is sent once more under the same id.
 */
export function createTicketStage({ tickets, allowedHosts, post, clock, fault }: TicketOptions): AnyStage {
  if (!tickets) return noTickets();
  const now = clock ?? (() => new Date());
  const robot = robotOf('ticket', tickets.url);
  const send = post ?? createPost('ticket', { allowedHosts });
  return defineStage({
    name: 'ticket',
    payload: StepName,
    due: async ({ db }, limit) => {
      const at = now();
      await settleInterrupted(db, at);
      if (await isRecipientOff(db, ticketsKey)) return [];
      const room = await readRoom(db, robot, at);
      const since = new Date(at.getTime() - freshMs);
      const steps = await readUntoldSteps(db, since, at, Math.min(limit, room));
      return steps.map((payload) => ({
        stage: 'ticket',
        key: `ticket-${payload.actionId}-${payload.n}`,
        payload,
      }));
    },
    load: async (key: StepKey, { db }) => ({ key, taken: await readTakenStep(db, key) }),
    // `claims` is filled by save; what another worker took is not sent.
    transform: (input) => ({ ...input, claims: [] as Claim[] }),
    save: async (output, tx) => {
      if (!output.taken || (await isRecipientOff(tx, ticketsKey))) return;
      const claimed = await claimTurn(tx, bundleOf(output.key), robot, now());
      if (claimed) output.claims = [claimed];
    },
    after: async ({ taken, claims }, { db, log }) => {
      if (!taken) return;
      await sendClaimed({ db, log, robot, claims, clock: now, fault }, () =>
        send(ticketRequest(tickets, taken, { at: now(), nonce: randomUUID() })),
      );
    },
    next: () => [],
  });
}
