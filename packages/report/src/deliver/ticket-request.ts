import { signPush } from '@voc/core';
import type { WebhookRequest } from './request.ts';
import type { TakenStep } from './ticket-store.ts';

/** Where steps of actions are told to, and the secret that both sides sign with. */
export interface TicketSystem {
  url: string;
  secret: string;
}

/**
 * The message of one step: the whole action as it then stood, so that a receiver needs no other. `id` names the step and
 * stays the same when it is sent again; the headers are those of pushes into the house.
 */
export function ticketRequest(
  { url, secret }: TicketSystem,
  { action, step }: TakenStep,
  { at, nonce }: { at: Date; nonce: string },
): WebhookRequest {
  const body = JSON.stringify({ event: `action.${step.step}`, id: `${action.id}@${step.n}`, action, step });
  const timestamp = String(Math.floor(at.getTime() / 1000));
  return {
    url,
    body,
    headers: {
      'x-voc-timestamp': timestamp,
      'x-voc-nonce': nonce,
      'x-voc-signature': signPush(secret, timestamp, nonce, Buffer.from(body)),
    },
  };
}
