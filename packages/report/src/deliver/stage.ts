import { createHash } from 'node:crypto';
import { type AnyStage, addDays, dayOf, defineStage, type Message } from '@voc/core';
import { z } from 'zod';
import { chooseParcels, type Parcel } from './choose.ts';
import { createPost, type Post } from './post.ts';
import { type Webhook, webhookRequest } from './request.ts';
import { claim, readTold, readUntold, settle } from './store.ts';

const Payload = z.object({
  alerts: z.array(z.object({ key: z.string(), tier: z.string() })).min(1),
  digestOn: z.string().nullable(),
  notice: z.object({ title: z.string(), text: z.string() }),
});

const lookBackDays = 7;

const toMessage = (parcel: Parcel): Message => ({
  stage: 'deliver',
  key: `deliver-${createHash('sha256').update(JSON.stringify(parcel.alerts)).digest('hex').slice(0, 24)}`,
  payload: parcel,
});

export interface DeliverOptions {
  /** Without one nothing is ever due. */
  webhook?: Webhook;
  /** Hosts allowed beside the robots' own, `host:port`. */
  allowedHosts?: readonly string[];
  post?: Post;
}

/**
 * The deliver stage: tells a webhook of fresh alerts, each once. It claims in its transaction and posts after it;
 * what may have arrived is never sent again.
 */
export function createDeliverStage({ webhook, allowedHosts, post }: DeliverOptions): AnyStage {
  const send = post ?? (webhook && createPost(webhook.kind, allowedHosts));
  return defineStage({
    name: 'deliver',
    payload: Payload,
    due: async ({ db, now }, limit) => {
      if (!webhook) return [];
      const today = dayOf(now);
      const untold = await readUntold(db, webhook.kind, { since: addDays(today, -lookBackDays), today });
      if (untold.length === 0) return [];
      const told = await readTold(db, webhook.kind, today);
      return chooseParcels(untold, told, now).slice(0, limit).map(toMessage);
    },
    load: async (parcel: Parcel, { now }) => ({ parcel, today: dayOf(now) }),
    // `claimed` is filled by save; a parcel whose alerts another worker took is not posted.
    transform: (input) => ({ ...input, claimed: [] as string[] }),
    save: async (output, tx) => {
      if (webhook) output.claimed = await claim(tx, webhook.kind, output.parcel, output.today);
    },
    after: async ({ parcel, claimed }, { db, now }) => {
      if (!webhook || !send || claimed.length === 0) return;
      const outcome = await send(webhookRequest(webhook, parcel.notice, now));
      await settle(db, webhook.kind, claimed, outcome, now);
    },
    next: () => [],
  });
}
