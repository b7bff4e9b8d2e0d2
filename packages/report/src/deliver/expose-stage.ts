import { type AnyStage, type Day, dayOf, defineStage, localMinute, type Tx } from '@voc/core';
import { z } from 'zod';
import { type WallKind, wallKinds } from '../wall/index.ts';
import { isQuiet } from './choose.ts';
import { type Claim, claim, settleInterrupted } from './claim-store.ts';
import { type ExposedCard, readExposed } from './expose-store.ts';
import { createPost, type Post } from './post.ts';
import { type Notice, type Webhook, webhookRequest } from './request.ts';
import { repeatMark } from './retry.ts';
import { readRoom, robotOf, takeTurn } from './robot-store.ts';
import { sendClaimed } from './send-claimed.ts';
import type { SendOptions } from './stage.ts';

/** What was confirmed longer ago stands on the wall and is not sent any more. */
const freshMs = 3 * 86_400_000;

const Payload = z.object({
  cardId: z.string(),
  recipient: z.string(),
  notice: z.object({ title: z.string(), text: z.string() }),
});
type Payload = z.infer<typeof Payload>;

export interface ExposeOptions extends SendOptions {
  /** Robots of owners' groups by the name of their channel; what has no group goes to the webhook. */
  robots?: ReadonlyMap<string, Webhook>;
  webhook?: Webhook | undefined;
  allowedHosts?: readonly string[] | undefined;
  post?: (kind: Webhook['kind']) => Post;
}

/** The card as it is sent: what, of which product, in whose words, who says so and who owns it. */
export function exposureNotice(card: ExposedCard): Notice {
  const title = `【曝光·${wallKinds[card.kind as WallKind] ?? card.kind}】${card.productName ?? ''} ${card.productId}`;
  const lines = [
    title,
    ...(card.words === '' ? [] : [`原话(已脱敏):「${card.words}」`]),
    `${card.raisedBy} ${localMinute(card.raisedAt).slice(5)} 提出,${card.confirmedBy} 已确认`,
    `责任:${card.owners.join('、') || '运营'};请到曝光台认领`,
  ];
  return { title, text: lines.join('\n') };
}

const waysOf = (card: ExposedCard, { robots, webhook }: ExposeOptions): [string, Webhook][] => {
  const own = card.robots.flatMap((name): [string, Webhook][] => {
    const found = robots?.get(name);
    return found ? [[name, found]] : [];
  });
  if (own.length > 0) return own;
  return webhook ? [['webhook', webhook]] : [];
};

async function claimCard(
  tx: Tx,
  { cardId, recipient }: Payload,
  way: Webhook,
  at: Date,
  on: Day,
): Promise<Claim[]> {
  if (!(await takeTurn(tx, robotOf(way.kind, way.url), at))) return [];
  const claimed = await claim(
    tx,
    { target: 'exposure', channel: way.kind, recipient, keys: [cardId] },
    at,
    on,
  );
  return claimed ? [claimed] : [];
}

/** Sends each confirmed exposure once to the groups of its owners, outside of the night. */
export function createExposeStage(options: ExposeOptions): AnyStage {
  const { robots, webhook, allowedHosts, clock, fault } = options;
  const now = clock ?? (() => new Date());
  const post = options.post ?? ((kind) => createPost(kind, { allowedHosts }));
  const wayOf = (recipient: string): Webhook | undefined =>
    recipient === 'webhook' ? webhook : robots?.get(recipient);
  return defineStage({
    name: 'expose',
    payload: Payload,
    due: async ({ db }, limit) => {
      const at = now();
      if (isQuiet(at) || (!webhook && !robots?.size)) return [];
      await settleInterrupted(db, at);
      const cards = await readExposed(db, new Date(at.getTime() - freshMs), at);
      const messages = [];
      for (const card of cards)
        for (const [recipient, way] of waysOf(card, options)) {
          if (card.told.includes(recipient)) continue;
          if ((await readRoom(db, robotOf(way.kind, way.url), at)) === 0) continue;
          const payload: Payload = { cardId: card.cardId, recipient, notice: exposureNotice(card) };
          messages.push({ stage: 'expose', key: `expose-${card.cardId}-${recipient}`, payload });
        }
      return messages.slice(0, limit);
    },
    load: async (payload: Payload) => ({ payload, on: dayOf(now()) }),
    transform: (input) => ({ ...input, claims: [] as Claim[] }),
    save: async (output, tx) => {
      const way = wayOf(output.payload.recipient);
      if (way) output.claims = await claimCard(tx, output.payload, way, now(), output.on);
    },
    after: async ({ payload: { notice, recipient }, claims }, { db, log }) => {
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
