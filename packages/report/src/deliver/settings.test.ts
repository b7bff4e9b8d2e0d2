import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { resolveRecipients } from './recipients.ts';
import { DeliverySettings } from './settings.ts';

const example: unknown = JSON.parse(
  readFileSync(new URL('../../../../seeds/delivery/example.json', import.meta.url), 'utf8'),
);
const env = {
  VOC_ROBOT_URL: 'https://oapi.dingtalk.com/robot/send?access_token=t',
  VOC_ROBOT_SECRET: 'SECx',
  VOC_FEISHU_URL: 'https://open.feishu.cn/x',
  VOC_FEISHU_SECRET: 'S',
  VOC_MAIL_USER: 'voc',
  VOC_MAIL_PASSWORD: 'p',
};

test('the example holds names of variables and no secret, and is filled in from the environment', () => {
  const recipients = resolveRecipients(DeliverySettings.parse(example), { env, readFile: () => '' });
  expect(recipients.map(({ name, way }) => [name, way.type])).toEqual([
    ['通晒会', 'robot'],
    ['产品组', 'robot'],
    ['客服主管', 'mail'],
    ['禾棉品牌负责人', 'mail'],
  ]);
  expect(recipients[0]?.way).toEqual({
    type: 'robot',
    webhook: { kind: 'dingtalk', url: env.VOC_ROBOT_URL, secret: 'SECx' },
  });
  expect(() =>
    resolveRecipients(DeliverySettings.parse(example), {
      env: { ...env, VOC_MAIL_PASSWORD: '' },
      readFile: () => '',
    }),
  ).toThrow('VOC_MAIL_PASSWORD');
});

const robot = { name: '群', kind: 'wecom', urlEnv: 'VOC_ROBOT_URL' };
const mailbox = {
  name: '邮箱',
  kind: 'email',
  host: 'smtp.example.com',
  port: 465,
  tls: 'implicit',
  from: 'a@example.com',
};
const to = { name: '主管', channel: '群', reports: ['week'] };

test.each<[string, unknown]>([
  [
    'an address in place of a variable',
    { channels: [{ ...robot, urlEnv: 'https://qyapi.weixin.qq.com/x' }], recipients: [] },
  ],
  ['mail without TLS', { channels: [{ ...mailbox, tls: 'none' }], recipients: [] }],
  ['a user without a password', { channels: [{ ...mailbox, userEnv: 'VOC_U' }], recipients: [] }],
  ['a channel that is not there', { channels: [], recipients: [to] }],
  ['an address for a robot', { channels: [robot], recipients: [{ ...to, address: 'a@example.com' }] }],
  ['a mail without address', { channels: [mailbox], recipients: [{ ...to, channel: '邮箱' }] }],
  [
    'a line break in an address',
    {
      channels: [mailbox],
      recipients: [{ ...to, channel: '邮箱', address: 'a@example.com\r\nBcc: b@example.com' }],
    },
  ],
  ['two of one name', { channels: [robot, robot], recipients: [] }],
  ['a word that is misspelt', { channels: [], recipients: [], reviews: 'none' }],
  ['a link that is no page', { channels: [], recipients: [], reportLink: 'javascript:alert(1)' }],
])('%s is refused', (_, settings) => expect(DeliverySettings.safeParse(settings).success).toBe(false));
