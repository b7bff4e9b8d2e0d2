import { createHash } from 'node:crypto';
import {
  type AnyStage,
  addDays,
  type Day,
  dayOf,
  defineStage,
  type FaultPoint,
  type Message,
  type Tx,
} from '@voc/core';
import { z } from 'zod';
import { readTold, readUntold } from './alert-store.ts';
import { chooseParcels, type Parcel } from './choose.ts';
import { type Bundle, type Claim, claim, settleInterrupted } from './claim-store.ts';
import { createPost, type Post } from './post.ts';
import { isRecipientOff, openWays, webhookKey } from './recipient-switch-store.ts';
import { type Webhook, webhookRequest } from './request.ts';
import { repeatMark } from './retry.ts';
import { type Robot, readRoom, robotOf, takeTurn } from './robot-store.ts';
import { sendClaimed } from './send-claimed.ts';

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

/** What every stage that sends needs of the world. */
export interface SendOptions {
  /** The clock of signatures, limits and repeats; a run over old data takes another instant as now. */
  clock?: () => Date;
  /** For tests of crashes: `deliver.claimed` before sending, `deliver.sent` after it. */
  fault?: FaultPoint;
}

export interface DeliverOptions extends SendOptions {
  /** Without one nothing is ever due. */
  webhook?: Webhook | undefined;
  /** Hosts allowed beside the robots' own, `host:port`. */
  allowedHosts?: readonly string[] | undefined;
  post?: Post;
}

/** The digest of the day first: where somebody sends it already, its alerts are left alone. */
async function claimParcel(
  tx: Tx,
  channel: string,
  { parcel, today }: { parcel: Parcel; today: Day },
  robot: Robot,
  at: Date,
): Promise<Claim[]> {
  if (await isRecipientOff(tx, webhookKey)) return [];
  if (!(await takeTurn(tx, robot, at))) return [];
  const keys = parcel.alerts.map(({ key, tier }) => `${key}@${tier}`);
  const bundles: Bundle[] = [
    ...(parcel.digestOn === null ? [] : [{ target: 'digest' as const, keys: [parcel.digestOn] }]),
    { target: 'alert' as const, keys },
  ].map((one) => ({ ...one, channel, recipient: webhookKey }));
  const claims: Claim[] = [];
  for (const bundle of bundles) {
    const claimed = await claim(tx, bundle, at, today);
    if (!claimed) return [];
    claims.push(claimed);
  }
  return claims;
}

const noWebhook = (): AnyStage => ({ name: 'deliver', due: async () => [], run: async () => [] });

/**
 * The deliver stage: tells a webhook of fresh alerts, each once. It claims in its transaction and posts after it; what
 * may or may not have arrived is sent once more and says so.
 */
export function createDeliverStage({ webhook, allowedHosts, post, clock, fault }: DeliverOptions): AnyStage {
  if (!webhook) return noWebhook();
  const { kind } = webhook;
  const send = post ?? createPost(kind, { allowedHosts });
  const now = clock ?? (() => new Date());
  const robot = robotOf(kind, webhook.url);
  return defineStage({
    name: 'deliver',
    payload: Payload,
    due: async (deps, limit) => {
      const at = now();
      const today = dayOf(deps.now);
      await settleInterrupted(deps.db, at);
      const { webhook: isOn } = await openWays(deps.db, { webhook });
      if (!isOn) return [];
      const untold = await readUntold(deps.db, kind, { since: addDays(today, -lookBackDays), today, at });
      if (untold.length === 0) return [];
      const told = await readTold(deps.db, kind, today, at);
      const room = await readRoom(deps.db, robot, at);
      return chooseParcels(untold, told, deps.now).slice(0, Math.min(limit, room)).map(toMessage);
    },
    load: async (parcel: Parcel, deps) => ({ parcel, today: dayOf(deps.now) }),
    // `claims` is filled by save; a parcel whose alerts another worker took is not posted.
    transform: (input) => ({ ...input, claims: [] as Claim[] }),
    save: async (output, tx) => {
      output.claims = await claimParcel(tx, kind, output, robot, now());
    },
    after: async ({ parcel: { notice }, claims }, { db, log }) => {
      const isRepeat = claims.some((one) => one.isRepeat);
      const text = isRepeat ? `${repeatMark}\n${notice.text}` : notice.text;
      await sendClaimed({ db, log, robot, claims, clock: now, fault }, () =>
        send(webhookRequest(webhook, { ...notice, text }, now())),
      );
    },
    next: () => [],
  });
}
