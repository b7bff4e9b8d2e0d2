import { createHash } from 'node:crypto';
import { type AnyStage, defineStage, type Message, type StageDeps, type Tx } from '@voc/core';
import { z } from 'zod';
import { Report } from '../compose/schema.ts';
import { company } from '../compose/scope.ts';
import type { ReviewLevel } from '../publish/steps.ts';
import { chooseReports, type ReportParcel, reportTarget, revisionKey } from './choose-reports.ts';
import { type Claim, settleInterrupted } from './claim-store.ts';
import { claimTurn } from './claim-turn-store.ts';
import { type Outcome, refused } from './outcome.ts';
import { type Pack, packReports, type RenderFile } from './pack-reports.ts';
import { createPost, type Post } from './post.ts';
import { isRecipientOff, keyOfRecipient, openRecipients } from './recipient-switch-store.ts';
import type { Recipient } from './recipients.ts';
import type { ToldReport } from './report-notice.ts';
import { giveUpOlder, readDeliverables, readDelivered, readRevision } from './report-store.ts';
import { webhookRequest } from './request.ts';
import { repeatMark } from './retry.ts';
import { readRoom } from './robot-store.ts';
import { sendClaimed } from './send-claimed.ts';
import { createSendMail, type SendMail } from './send-mail.ts';
import type { SendOptions } from './stage.ts';

const Payload = z.object({
  channel: z.string(),
  recipient: z.string(),
  reports: z
    .array(
      z.object({
        kind: z.string(),
        scope: z.string().default(company),
        period: z.string(),
        revision: z.int(),
        isCorrection: z.boolean(),
      }),
    )
    .min(1),
});

export interface CirculateOptions extends SendOptions {
  recipients: readonly Recipient[];
  review: ReviewLevel;
  allowedHosts?: readonly string[];
  reportLink?: string | undefined;
  /** Renders the files of mails. */
  render: RenderFile;
  /** Draws the trend of a report as PNG; null where no browser is. */
  draw?: (report: Report) => Promise<Uint8Array | null>;
  post?: Post;
  sendMail?: SendMail;
}

const keysOf = ({ reports }: ReportParcel): string[] => reports.map(revisionKey);

const toMessage = (parcel: ReportParcel): Message => {
  const named = JSON.stringify([parcel.channel, parcel.recipient, keysOf(parcel)]);
  return {
    stage: 'circulate',
    key: `circulate-${createHash('sha256').update(named).digest('hex').slice(0, 24)}`,
    payload: parcel,
  };
};

/** At most as many messages for each robot as it may be sent now. */
async function withRoom(
  { db }: Pick<StageDeps, 'db'>,
  parcels: readonly ReportParcel[],
  recipients: readonly Recipient[],
  at: Date,
): Promise<ReportParcel[]> {
  const rooms = new Map<string, number>();
  const fitting: ReportParcel[] = [];
  for (const parcel of parcels) {
    const robot = recipients.find(({ name }) => name === parcel.recipient)?.robot;
    if (!robot) continue;
    const room = rooms.get(robot.id) ?? (await readRoom(db, robot, at));
    rooms.set(robot.id, room - 1);
    if (room > 0) fitting.push(parcel);
  }
  return fitting;
}

async function claimReports(
  tx: Tx,
  parcel: ReportParcel,
  addressee: Recipient,
  at: Date,
): Promise<Claim | null> {
  if (await isRecipientOff(tx, keyOfRecipient(addressee))) return null;
  const { channel, recipient, reports } = parcel;
  const bundle = { target: 'report' as const, channel, recipient, keys: keysOf(parcel) };
  const claimed = await claimTurn(tx, bundle, addressee.robot, at);
  if (claimed)
    for (const one of reports)
      await giveUpOlder(tx, { channel, recipient, target: reportTarget(one), revision: one.revision });
  return claimed;
}

/** Sends a pack the recipient's way. */
function createSender({ allowedHosts, reportLink, post, sendMail }: CirculateOptions, clock: () => Date) {
  const mail = sendMail ?? createSendMail();
  return async ({ way }: Recipient, pack: Pack | null, claimed: Claim): Promise<Outcome> => {
    const at = clock();
    if (!pack) return refused('报告是旧版程序的格式,请用 voc report 重新生成');
    const { isRepeat } = claimed;
    if (way.type === 'mail') {
      const { from, maxBytes } = way.server;
      const key = JSON.stringify([claimed.recipient, way.address, claimed.keys]);
      const raw = await pack.mail({ from, to: way.address, key, isRepeat, maxBytes, link: reportLink, at });
      return mail(way.server, { from, to: way.address, raw });
    }
    const notice = pack.notice(reportLink);
    const text = isRepeat ? `${repeatMark}\n${notice.text}` : notice.text;
    const send = post ?? createPost(way.webhook.kind, { allowedHosts });
    return send(webhookRequest(way.webhook, { ...notice, text }, at));
  };
}

/** Null when a report is in the form of an older program. */
function parseTold(texts: readonly (Omit<ToldReport, 'report'> & { content: string })[]) {
  const told = texts.flatMap((one) => {
    const report = Report.safeParse(JSON.parse(one.content)).data;
    return report ? [{ ...one, report }] : [];
  });
  return told.length === texts.length ? told : null;
}

const nobody = (): AnyStage => ({ name: 'circulate', due: async () => [], run: async () => [] });

/**
 * The circulate stage: sends reports to their recipients, each revision once; with a review only published ones. It
 * claims in its transaction and sends after it; what may or may not have arrived is sent once more and says so.
 */
export function createCirculateStage(options: CirculateOptions): AnyStage {
  const { recipients, review, render, draw, fault } = options;
  if (recipients.length === 0) return nobody();
  const clock = options.clock ?? (() => new Date());
  const send = createSender(options, clock);
  return defineStage({
    name: 'circulate',
    payload: Payload,
    due: async ({ db }, limit) => {
      const at = clock();
      await settleInterrupted(db, at);
      const deliverables = await readDeliverables(db, review !== 'none', at);
      if (deliverables.length === 0) return [];
      const delivered = await readDelivered(db, deliverables.map(reportTarget), at);
      const parcels = chooseReports(await openRecipients(db, recipients), deliverables, delivered, at);
      return (await withRoom({ db }, parcels, recipients, at)).slice(0, limit).map(toMessage);
    },
    load: async (parcel: ReportParcel, { db }) => {
      const recipient = recipients.find(
        ({ name, channel }) => name === parcel.recipient && channel === parcel.channel,
      );
      const texts = [];
      for (const one of parcel.reports) {
        const text = await readRevision(db, one);
        if (text) texts.push({ ...text, isCorrection: one.isCorrection });
      }
      return { parcel, recipient, texts };
    },
    transform: async ({ parcel, recipient, texts }) => {
      const told = parseTold(texts);
      const isMail = recipient?.way.type === 'mail';
      const pack =
        told && (await packReports(told, isMail ? recipient.formats : [], render, isMail ? draw : undefined));
      return { parcel, recipient, pack, claimed: null as Claim | null };
    },
    // `claimed` is filled by save; what another worker took is not sent.
    save: async (output, tx) => {
      const { parcel, recipient } = output;
      if (recipient) output.claimed = await claimReports(tx, parcel, recipient, clock());
    },
    after: async ({ recipient, pack, claimed }, { db, log }) => {
      if (!recipient || !claimed) return;
      const sending = { db, log, robot: recipient.robot, claims: [claimed], clock, fault };
      await sendClaimed(sending, () => send(recipient, pack, claimed));
    },
    next: () => [],
  });
}
