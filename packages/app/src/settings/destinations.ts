import type { Config } from '@voc/core/config';
import { type DeliverySettings, mailKey, robotKey, ticketsKey, webhookKey } from '@voc/report';

type Channel = DeliverySettings['channels'][number];
type Recipient = DeliverySettings['recipients'][number];

/** Whom messages go to: a robot, one address of mails, or a ticket system. */
export interface Destination {
  /** What it is switched by. */
  key: string;
  name: string;
  kind: 'dingtalk' | 'wecom' | 'feishu' | 'email' | 'ticket';
  /** Channel of `delivery.json`; null for the ticket system, and the webhook of alerts, which the environment names. */
  channel: string | null;
  /** Of a mail. */
  address: string | null;
  /** What comes here, in Chinese. */
  receives: string[];
  /** Variables that hold its secrets, and whether they are set; never what they hold. */
  variables: { name: string; isSet: boolean }[];
}

const kindNames = { week: '周报', month: '月报', quarter: '季报' } as const;

const scopeKinds: Record<string, string> = { brand: '品牌', line: '产品线', product: '款', shop: '店铺' };

/** `brand:禾棉` as staff say it: 品牌 禾棉. */
const scopeName = (scope: string): string => {
  if (scope === 'company') return '全公司';
  const [kind = '', ...name] = scope.split(':');
  return `${scopeKinds[kind] ?? kind} ${name.join(':')}`;
};

const reportsOf = ({ name, reports, scopes }: Recipient): string =>
  `${reports.map((kind) => kindNames[kind]).join('、')}(${scopes.map(scopeName).join('、')}),收件人「${name}」`;

function levelsOf({ escalation }: DeliverySettings, channel: string): string[] {
  return [
    ...(escalation?.supervisor === channel ? ['逾期未认领的预警(转主管)、逾期的待办'] : []),
    ...(escalation?.above === channel ? ['主管也未处理的预警(转上级)'] : []),
  ];
}

const secretNames = (channel: Channel): string[] =>
  (channel.kind === 'email'
    ? [channel.userEnv, channel.passwordEnv]
    : [channel.urlEnv, channel.secretEnv]
  ).filter((one) => one !== undefined);

type Env = Readonly<Record<string, string | undefined>>;

function robotOf(
  settings: DeliverySettings,
  channel: Exclude<Channel, { kind: 'email' }>,
  env: Env,
): Destination {
  const { name, kind } = channel;
  const reports = settings.recipients.filter((one) => one.channel === name).map(reportsOf);
  return {
    key: robotKey(name),
    name,
    kind,
    channel: name,
    address: null,
    receives: [...reports, ...levelsOf(settings, name)],
    variables: secretNames(channel).map((one) => ({ name: one, isSet: Boolean(env[one]) })),
  };
}

function mailsOf(
  settings: DeliverySettings,
  channel: Extract<Channel, { kind: 'email' }>,
  env: Env,
): Destination[] {
  return settings.recipients
    .filter((one) => one.channel === channel.name)
    .map((one) => ({
      key: mailKey(one.name),
      name: one.name,
      kind: 'email' as const,
      channel: channel.name,
      address: one.address ?? null,
      receives: [reportsOf(one)],
      variables: secretNames(channel).map((name) => ({ name, isSet: Boolean(env[name]) })),
    }));
}

const alertRobot = (webhook: Config['webhook']): Destination[] =>
  webhook
    ? [
        {
          key: webhookKey,
          name: '预警群',
          kind: webhook.kind,
          channel: null,
          address: null,
          receives: ['预警与红线卡片、每日汇总', '没有专属群的曝光与待办提醒'],
          variables: [
            { name: 'VOC_WEBHOOK_URL', isSet: true },
            ...(webhook.secret ? [{ name: 'VOC_WEBHOOK_SECRET', isSet: true }] : []),
          ],
        },
      ]
    : [];

const ticketSystem = ({ tickets }: DeliverySettings, env: Env): Destination[] =>
  tickets
    ? [
        {
          key: ticketsKey,
          name: '工单系统',
          kind: 'ticket',
          channel: null,
          address: null,
          receives: ['待办的每一步:提交、核实、解决、确认、关闭等'],
          variables: [tickets.urlEnv, tickets.secretEnv].map((name) => ({ name, isSet: Boolean(env[name]) })),
        },
      ]
    : [];

/** Everyone that messages may go to: the webhook of alerts, those of the settings in their order, the ticket system. */
export const destinationsOf = (
  settings: DeliverySettings,
  webhook: Config['webhook'],
  env: Env,
): Destination[] => [
  ...alertRobot(webhook),
  ...settings.channels.flatMap((channel) =>
    channel.kind === 'email' ? mailsOf(settings, channel, env) : [robotOf(settings, channel, env)],
  ),
  ...ticketSystem(settings, env),
];
