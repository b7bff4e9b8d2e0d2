import { type Db, isOff, readOff } from '@voc/core/db';
import type { Recipient } from './recipients.ts';
import type { Webhook } from './request.ts';

/** The webhook of alerts, under the name that its deliveries bear. */
export const webhookKey = 'webhook';
/** The ticket system, under the name that its deliveries bear. */
export const ticketsKey = 'tickets';
/** What somebody switches: a robot, whoever it is written to for, or one address of mails. */
export const robotKey = (channel: string): string => `robot:${channel}`;
export const mailKey = (recipient: string): string => `mail:${recipient}`;

/** The key of a recipient of reports. */
export const keyOfRecipient = ({
  name,
  channel,
  way,
}: Pick<Recipient, 'name' | 'channel' | 'way'>): string =>
  way.type === 'mail' ? mailKey(name) : robotKey(channel);

/** The key of whom groups are told by. */
export const keyOfTold = (recipient: string): string =>
  recipient === webhookKey ? webhookKey : robotKey(recipient);

export interface Ways {
  /** Robots of groups by the name of their channel. */
  robots?: ReadonlyMap<string, Webhook> | undefined;
  webhook?: Webhook | undefined;
}

/** The ways that are on: what is off is as if its address were not set. */
export async function openWays(db: Db, { robots, webhook }: Ways): Promise<Ways> {
  const off = await readOff(db, 'recipient_switches');
  if (off.size === 0) return { robots, webhook };
  return {
    robots: robots && new Map([...robots].filter(([channel]) => !off.has(robotKey(channel)))),
    webhook: off.has(webhookKey) ? undefined : webhook,
  };
}

/** The recipients of reports that are on. */
export async function openRecipients(db: Db, recipients: readonly Recipient[]): Promise<Recipient[]> {
  const off = await readOff(db, 'recipient_switches');
  return recipients.filter((one) => !off.has(keyOfRecipient(one)));
}

/** Whether somebody has switched it off since it was found due. */
export const isRecipientOff = (db: Db, key: string): Promise<boolean> => isOff(db, 'recipient_switches', key);
