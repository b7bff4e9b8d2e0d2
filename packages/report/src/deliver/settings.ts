import { z } from 'zod';
import { company, isScope } from '../compose/scope.ts';

const name = z.string().trim().min(1).max(60);
const variable = z.string().regex(/^[A-Z][A-Z0-9_]*$/, '请写环境变量名,例如 VOC_ROBOT_URL');

const RobotChannel = z.strictObject({
  name,
  kind: z.enum(['dingtalk', 'wecom', 'feishu']),
  /** Environment variables that hold the address, whose key is a secret, and the signing secret. */
  urlEnv: variable,
  secretEnv: variable.optional(),
});

const MailChannel = z
  .strictObject({
    name,
    kind: z.literal('email'),
    host: z.hostname(),
    port: z.int().min(1).max(65_535),
    /** TLS from the first byte (465), or STARTTLS (587), without which nothing is sent. */
    tls: z.enum(['implicit', 'starttls']),
    from: z.email(),
    userEnv: variable.optional(),
    passwordEnv: variable.optional(),
    /** Certificate of the company's own authority, PEM; relative to VOC_HOME. */
    caFile: z.string().min(1).optional(),
    /** A larger mail leaves out attachments, the largest first. */
    maxMegabytes: z.number().min(0.05).max(50).default(15),
  })
  .refine((one) => (one.userEnv === undefined) === (one.passwordEnv === undefined), {
    error: 'userEnv 与 passwordEnv 须同时填写',
    path: ['passwordEnv'],
  });

const Recipient = z.strictObject({
  name,
  /** Name of a channel. */
  channel: name,
  /** Where a mail goes; one address or mailing list. */
  address: z.email().optional(),
  reports: z.array(z.enum(['week', 'month', 'quarter'])).min(1),
  /** What the reports are of: the whole company unless parts of it are named. */
  scopes: z
    .array(
      z.string().refine(isScope, '请写成 company、brand:品牌、line:产品线、product:款号 或 shop:平台/店铺'),
    )
    .min(1)
    .default([company]),
  /** Renderings attached to a mail. */
  formats: z.array(z.enum(['html', 'md', 'json', 'xlsx', 'csv', 'pdf'])).default(['html']),
});

function checkNames(
  {
    channels,
    recipients,
    escalation,
  }: {
    channels: { name: string; kind: string }[];
    recipients: z.infer<typeof Recipient>[];
    escalation?: Record<string, string> | undefined;
  },
  context: z.RefinementCtx,
): void {
  const fail = (path: (string | number)[], message: string): void =>
    context.addIssue({ code: 'custom', path, message });
  const kinds = new Map(channels.map((one) => [one.name, one.kind]));
  if (kinds.size < channels.length) fail(['channels'], '渠道重名');
  if (new Set(recipients.map((one) => one.name)).size < recipients.length) fail(['recipients'], '收件人重名');
  for (const [level, channel] of Object.entries(escalation ?? {}))
    if ((kinds.get(channel) ?? 'email') === 'email')
      fail(['escalation', level], `没有名为「${channel}」的机器人渠道`);
  for (const [i, { channel, address }] of recipients.entries()) {
    const kind = kinds.get(channel);
    if (kind === undefined) fail(['recipients', i, 'channel'], `没有名为「${channel}」的渠道`);
    else if ((kind === 'email') !== (address !== undefined))
      fail(['recipients', i, 'address'], kind === 'email' ? '邮件收件人须填 address' : '机器人不填 address');
  }
}

/** `VOC_HOME/delivery.json`: who gets which reports over which channel; secrets by the names of variables alone. */
export const DeliverySettings = z
  .strictObject({
    review: z.enum(['none', 'publish', 'review']).default('none'),
    /** Hosts that robots may be reached at beside their own, `host:port`. */
    allowedHosts: z.array(z.string().min(1)).default([]),
    /** Where a person reads a whole report; `{kind}` and `{period}` are filled in. */
    reportLink: z.url({ protocol: /^https?$/ }).optional(),
    channels: z.array(z.discriminatedUnion('kind', [RobotChannel, MailChannel])),
    recipients: z.array(Recipient),
    /** Ticket system that is told of every step of an action: its address and the secret of its signature; the host stands in `allowedHosts`. */
    tickets: z.strictObject({ urlEnv: variable, secretEnv: variable }).optional(),
    /** Robots of 主管 and of the one above, who are told of alerts that nobody has acknowledged. */
    escalation: z.strictObject({ supervisor: name, above: name }).optional(),
  })
  .superRefine(checkNames);
export type DeliverySettings = z.infer<typeof DeliverySettings>;
export type AttachmentFormat = z.infer<typeof Recipient>['formats'][number];

/** Nothing is delivered, and nothing needs a review. */
export const noDelivery: DeliverySettings = {
  review: 'none',
  allowedHosts: [],
  channels: [],
  recipients: [],
};
