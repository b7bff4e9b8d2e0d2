import { createHash } from 'node:crypto';
import { type AnyStage, defineStage, type StageDeps } from '@voc/core';
import { z } from 'zod';
import { type Bundle, type Claim, settleInterrupted } from './claim-store.ts';
import { claimTurn } from './claim-turn-store.ts';
import { createPost, type Post } from './post.ts';
import { isRecipientOff, keyOfTold, openWays, type Ways, webhookKey } from './recipient-switch-store.ts';
import { type Webhook, webhookRequest } from './request.ts';
import { repeatMark } from './retry.ts';
import { readRoom, robotOf } from './robot-store.ts';
import { sendClaimed } from './send-claimed.ts';
import type { SendOptions } from './stage.ts';

/** One message to one group: the keys that it tells of, each told once. */
export const Telling = z.object({
  /** Name of a robot, or `webhook`. */
  recipient: z.string(),
  keys: z.array(z.string()).min(1),
  notice: z.object({ title: z.string(), text: z.string() }),
});
export type Telling = z.infer<typeof Telling>;

export interface TellOptions extends SendOptions {
  /** Robots of groups by the name of their channel; what has no group goes to the webhook. */
  robots?: ReadonlyMap<string, Webhook>;
  webhook?: Webhook | undefined;
  allowedHosts?: readonly string[] | undefined;
  post?: (kind: Webhook['kind']) => Post;
}

interface TellDefinition {
  /** Of the stage. */
  name: string;
  target: Bundle['target'];
  /** What the tables say is to be told at an instant, by the ways that are on. */
  find(db: StageDeps['db'], at: Date, ways: Ways): Promise<Telling[]>;
}

/** The groups that can be reached of those named, else the webhook. */
export function reachable(names: readonly string[], { robots, webhook }: Ways): string[] {
  const own = names.filter((name) => robots?.has(name));
  if (own.length > 0) return own;
  return webhook ? [webhookKey] : [];
}

/**
 * A stage that tells groups of what the tables say is due, each key once for each group. It claims in its transaction and
 * posts after it, under the limits of robots; what may or may not have arrived is sent once more and says so.
 */
export function createTellStage({ name, target, find }: TellDefinition, options: TellOptions): AnyStage {
  const { robots, webhook, allowedHosts, clock, fault } = options;
  const now = clock ?? (() => new Date());
  const post = options.post ?? ((kind) => createPost(kind, { allowedHosts }));
  const wayOf = (recipient: string, ways: Ways = { robots, webhook }): Webhook | undefined =>
    recipient === webhookKey ? ways.webhook : ways.robots?.get(recipient);
  return defineStage({
    name,
    payload: Telling,
    due: async ({ db }, limit) => {
      if (!webhook && !robots?.size) return [];
      const at = now();
      await settleInterrupted(db, at);
      const ways = await openWays(db, { robots, webhook });
      const messages = [];
      for (const payload of await find(db, at, ways)) {
        const way = wayOf(payload.recipient, ways);
        if (!way || (await readRoom(db, robotOf(way.kind, way.url), at)) === 0) continue;
        const named = JSON.stringify([payload.recipient, payload.keys]);
        const key = `${name}-${createHash('sha256').update(named).digest('hex').slice(0, 24)}`;
        messages.push({ stage: name, key, payload });
      }
      return messages.slice(0, limit);
    },
    load: async (telling: Telling) => telling,
    // `claims` is filled by save; what another worker took is not sent.
    transform: (telling) => ({ telling, claims: [] as Claim[] }),
    save: async (output, tx) => {
      const { recipient, keys } = output.telling;
      const way = wayOf(recipient);
      if (!way || (await isRecipientOff(tx, keyOfTold(recipient)))) return;
      const bundle = { target, channel: way.kind, recipient, keys };
      const claimed = await claimTurn(tx, bundle, robotOf(way.kind, way.url), now());
      if (claimed) output.claims = [claimed];
    },
    after: async ({ telling: { notice, recipient }, claims }, { db, log }) => {
      const way = wayOf(recipient);
      if (!way) return;
      const isRepeat = claims.some((one) => one.isRepeat);
      const text = isRepeat ? `${repeatMark}\n${notice.text}` : notice.text;
      const sending = { db, log, robot: robotOf(way.kind, way.url), claims, clock: now, fault };
      await sendClaimed(sending, () => post(way.kind)(webhookRequest(way, { ...notice, text }, now())));
    },
    next: () => [],
  });
}
