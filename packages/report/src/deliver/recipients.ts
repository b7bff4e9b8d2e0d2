import { UsageError } from '@voc/core';
import type { Webhook } from './request.ts';
import { type Robot, robotOf } from './robot-store.ts';
import type { AttachmentFormat, DeliverySettings } from './settings.ts';
import type { TicketSystem } from './ticket-request.ts';

/** A mail server, its secrets filled in. */
export interface MailServer {
  host: string;
  port: number;
  tls: 'implicit' | 'starttls';
  from: string;
  login: { user: string; password: string } | null;
  /** PEM. */
  ca: string | null;
  maxBytes: number;
}

export type Way = { type: 'robot'; webhook: Webhook } | { type: 'mail'; server: MailServer; address: string };

/** Who gets reports, and how. */
export interface Recipient {
  name: string;
  channel: string;
  reports: readonly string[];
  /** `company`, or the parts of it that this one is told of. */
  scopes: readonly string[];
  formats: readonly AttachmentFormat[];
  way: Way;
  /** What the limits are counted by. */
  robot: Robot;
}

interface Around {
  env: Readonly<Record<string, string | undefined>>;
  readFile: (path: string) => string;
}

type Channel = DeliverySettings['channels'][number];
type Named = DeliverySettings['recipients'][number];

function secretOf(env: Around['env'], variable: string, channel: string): string {
  const value = env[variable];
  if (!value) throw new UsageError(`渠道「${channel}」需要环境变量 ${variable},现在是空的。请设置后重试`);
  return value;
}

function mailServerOf(channel: Extract<Channel, { kind: 'email' }>, { env, readFile }: Around): MailServer {
  const { userEnv, passwordEnv, caFile } = channel;
  const login =
    userEnv === undefined || passwordEnv === undefined
      ? null
      : { user: secretOf(env, userEnv, channel.name), password: secretOf(env, passwordEnv, channel.name) };
  return {
    host: channel.host,
    port: channel.port,
    tls: channel.tls,
    from: channel.from,
    login,
    ca: caFile === undefined ? null : readFile(caFile),
    maxBytes: Math.floor(channel.maxMegabytes * 1_000_000),
  };
}

function wayOf(channel: Channel, { address = '' }: Named, around: Around): Way {
  if (channel.kind === 'email') return { type: 'mail', server: mailServerOf(channel, around), address };
  const { kind, name, urlEnv, secretEnv } = channel;
  const url = secretOf(around.env, urlEnv, name);
  const secret = secretEnv === undefined ? undefined : secretOf(around.env, secretEnv, name);
  return { type: 'robot', webhook: { kind, url, ...(secret === undefined ? {} : { secret }) } };
}

/** Robots of the settings by the name of their channel, as far as their address is set; UsageError names an empty secret. */
export function resolveRobots({ channels }: DeliverySettings, around: Around): Map<string, Webhook> {
  const robots = new Map<string, Webhook>();
  for (const channel of channels) {
    if (channel.kind === 'email' || !around.env[channel.urlEnv]) continue;
    const way = wayOf(
      channel,
      { name: channel.name, channel: channel.name, reports: [], scopes: [], formats: [] },
      around,
    );
    if (way.type === 'robot') robots.set(channel.name, way.webhook);
  }
  return robots;
}

/** The recipients of the settings with the secrets of their channels; UsageError names a variable that is empty. */
export function resolveRecipients({ channels, recipients }: DeliverySettings, around: Around): Recipient[] {
  return recipients.flatMap((one) => {
    const channel = channels.find(({ name }) => name === one.channel);
    if (!channel) return [];
    const way = wayOf(channel, one, around);
    const robot =
      way.type === 'robot'
        ? robotOf(way.webhook.kind, way.webhook.url)
        : robotOf('email', `${way.server.host}:${way.server.port}`);
    const { name, reports, scopes, formats } = one;
    return [{ name, channel: channel.name, reports, scopes, formats, way, robot }];
  });
}

/** The way to a robot by the name of its channel; undefined where there is none of that name. UsageError names an empty variable. */
export function wayToRobot({ channels }: DeliverySettings, name: string, around: Around): Way | undefined {
  const channel = channels.find((one) => one.kind !== 'email' && one.name === name);
  return channel && wayOf(channel, { name, channel: name, reports: [], scopes: [], formats: [] }, around);
}

/** The way to a recipient of mails by its name. */
export function wayToMail(
  { channels, recipients }: DeliverySettings,
  name: string,
  around: Around,
): Way | undefined {
  const named = recipients.find((one) => one.name === name);
  const channel = channels.find((one) => one.kind === 'email' && one.name === named?.channel);
  return named && channel && wayOf(channel, named, around);
}

/** The ticket system of the settings; UsageError names an empty variable. */
export function resolveTickets(
  { tickets }: DeliverySettings,
  { env }: Pick<Around, 'env'>,
): TicketSystem | undefined {
  if (!tickets) return undefined;
  const { urlEnv, secretEnv } = tickets;
  return { url: secretOf(env, urlEnv, '工单系统'), secret: secretOf(env, secretEnv, '工单系统') };
}
