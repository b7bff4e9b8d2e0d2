import { createSendMail, type MailServer, type Recipient, type SendMail } from '@voc/report';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeCertificate } from '../support/certificate.ts';
import { emptyDeliveries, stillClock, storeReport, watchDelivery } from '../support/circulation.ts';
import { withDatabase } from '../support/database.ts';
import { type FakeSmtp, type SmtpFault, type SmtpRules, startSmtp } from '../support/fake-smtp.ts';

const database = withDatabase();
const clock = stillClock();
const certificate = makeCertificate('localhost');
const foreign = makeCertificate('evil.example');
const expired = makeCertificate('localhost', 2021);
const login = { user: 'voc', password: 'a-mail-password' };
const servers: FakeSmtp[] = [];
/** Short while a server is going to hang, else long enough for a machine that is busy. */
const timeouts = { hang: 400, usual: 10_000 };

beforeAll(() => storeReport(database.db));
beforeEach(async () => {
  clock.reset();
  await emptyDeliveries(database.db);
});
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

interface Case {
  faults?: SmtpFault[];
  /** What the server does and what we know of it. */
  rules?: Partial<SmtpRules>;
  server?: Partial<MailServer>;
  files?: Record<string, number>;
}

async function mail({ faults = [], rules, server, files = { md: 200 } }: Case) {
  const smtp = await startSmtp({ tls: 'starttls', certificate, login, ...rules });
  servers.push(smtp);
  smtp.faults.push(...faults);
  const recipient: Recipient = {
    name: '客服主管',
    channel: '邮件',
    reports: ['week'],
    scopes: ['company'],
    formats: Object.keys(files) as Recipient['formats'],
    way: {
      type: 'mail',
      address: 'lead@example.com',
      server: {
        host: 'localhost',
        port: smtp.port,
        tls: 'starttls',
        from: 'voc@example.com',
        login,
        ca: certificate.cert,
        maxBytes: 15_000_000,
        ...server,
      },
    },
    robot: { id: 'm', kind: 'email' },
  };
  const hangs = (): boolean => smtp.faults.some(({ say }) => say === 'hang');
  const sendMail: SendMail = (...letter) => createSendMail(timeouts[hangs() ? 'hang' : 'usual'])(...letter);
  const render = async (_report: unknown, _content: string, format: string) => 'x'.repeat(files[format] ?? 0);
  const end = await watchDelivery(database.db, clock, { recipients: [recipient], sendMail, render });
  return { ...end, mails: smtp.mails, heard: smtp.heard };
}

const header = (text: string | undefined, name: string): string | undefined =>
  new RegExp(`^${name}: (.*)$`, 'im').exec(text ?? '')?.[1];
/** `=?UTF-8?B?…?=` in one or more words. */
const decoded = (text: string | undefined): string =>
  (text ?? '')
    .replaceAll(/=\?UTF-8\?B\?([^?]*)\?=\s*/gi, (_, word: string) => Buffer.from(word, 'base64').toString())
    .replaceAll(/=\?UTF-8\?Q\?([^?]*)\?=\s*/gi, (_, word: string) =>
      decodeURIComponent(word.replaceAll('_', ' ').replaceAll('=', '%')),
    );
const isMarked = (text: string | undefined): boolean =>
  decoded(/^Subject: (?:.*\r\n[ \t])*.*$/im.exec(text ?? '')?.[0].replaceAll(/\r\n[ \t]/g, '')).includes(
    '可能重复',
  );

test.each<[string, Case]>([
  ['STARTTLS with a login', {}],
  ['TLS from the first byte', { rules: { tls: 'implicit' }, server: { tls: 'implicit' } }],
  ['no login', { rules: { login: undefined }, server: { login: null } }],
])('%s: sent once, to the one address, with the file', async (_, one) => {
  const { mails, ...end } = await mail(one);
  expect(end).toMatchObject({ state: 'sent', attempts: 1, error: null });
  expect(mails).toHaveLength(1);
  expect(header(mails[0], 'To')).toBe('lead@example.com');
  expect(header(mails[0], 'Auto-Submitted')).toBe('auto-generated');
  expect(mails[0]).toContain('.md');
  expect(isMarked(mails[0])).toBe(false);
});

test.each<[string, SmtpFault]>([
  ['421 at the greeting', { at: 'connect', say: '421 too many connections' }],
  ['no greeting', { at: 'connect', say: 'hang' }],
  ['the connection drops at the greeting', { at: 'connect', say: 'drop' }],
  ['the connection drops in the handshake', { at: 'STARTTLS', say: 'drop' }],
  ['450 for the address', { at: 'RCPT', say: '450 greylisted' }],
  ['452 for the mail', { at: 'mail', say: '452 insufficient storage' }],
  ['the connection drops before the mail', { at: 'DATA', say: 'drop' }],
  ['no answer to a command', { at: 'MAIL', say: 'hang' }],
])('%s, then well: tried again, sent once, not marked', async (_, fault) => {
  const { mails, ...end } = await mail({ faults: [fault] });
  expect(end).toMatchObject({ state: 'sent', attempts: 2 });
  expect(mails.map(isMarked)).toEqual([false]);
});

test.each<[string, SmtpFault, number]>([
  ['the connection drops after the whole mail', { at: 'mail', say: 'drop', take: true }, 2],
  ['no answer after the whole mail', { at: 'mail', say: 'hang', take: true }, 2],
  ['the connection drops after a mail that is lost', { at: 'mail', say: 'drop' }, 1],
])('%s: in doubt, sent once more, marked, under the same id', async (_, fault, arrived) => {
  const { mails, ...end } = await mail({ faults: [fault] });
  expect(end).toMatchObject({ state: 'sent', attempts: 2 });
  expect(mails.map(isMarked)).toEqual([false, true].slice(-arrived));
  expect(new Set(mails.map((one) => header(one, 'Message-ID'))).size).toBe(1);
});

test('in doubt twice: unknown, and never sent a third time', async () => {
  const fault: SmtpFault = { at: 'mail', say: 'drop', take: true };
  const { mails, ...end } = await mail({ faults: [fault, fault] });
  expect(end).toMatchObject({ state: 'unknown', attempts: 2, error: '连接中断,是否送达未知' });
  expect(mails.map(isMarked)).toEqual([false, true]);
});

test.each<[string, Case, string]>([
  ['550 for the address', { faults: [{ at: 'RCPT', say: '550 no such user' }] }, '收件地址被拒'],
  ['553 for the sender', { faults: [{ at: 'MAIL', say: '553 not yours' }] }, '地址不被接受'],
  ['554 for the mail', { faults: [{ at: 'mail', say: '554 spam' }] }, '垃圾邮件'],
  ['552 for the mail', { faults: [{ at: 'mail', say: '552 too big' }] }, '邮件过大'],
  ['a size that the server says it will not take', { rules: { maxBytes: 500 } }, '邮件过大'],
  ['the wrong password', { server: { login: { ...login, password: 'another' } } }, '登录未通过'],
])('%s: failed with a remedy, not tried again', async (_, one, words) => {
  const { mails, ...end } = await mail(one);
  expect(end).toMatchObject({ state: 'failed', attempts: 1 });
  expect(end.error).toContain(words);
  expect(mails).toEqual([]);
});

test.each<[string, Case, string]>([
  ['STARTTLS is missing', { rules: { tls: 'none' } }, '不能加密'],
  ['the certificate is not trusted', { server: { ca: null } }, '证书不被信任'],
  [
    'the certificate is another name’s',
    { rules: { certificate: foreign }, server: { ca: foreign.cert } },
    '证书不被信任',
  ],
  [
    'the certificate has run out',
    { rules: { certificate: expired }, server: { ca: expired.cert } },
    '证书不被信任',
  ],
])('%s: failed, and neither password nor mail was said in the clear', async (_, one, words) => {
  const { mails, heard, ...end } = await mail(one);
  expect(end).toMatchObject({ state: 'failed', attempts: 1 });
  expect(end.error).toContain(words);
  expect(heard.filter((command) => command === 'AUTH' || command === 'MAIL')).toEqual([]);
  expect(mails).toEqual([]);
});

test('nobody listens: tried five times within hours, then failed', async () => {
  expect(await mail({ server: { port: 1 } })).toMatchObject({ state: 'failed', attempts: 5, mails: [] });
});

test('attachments that are too large are left out by size, named in the mail, and the rest is sent', async () => {
  const { mails, ...end } = await mail({
    files: { html: 400_000, md: 20_000, json: 9000 },
    server: { maxBytes: 120_000 },
  });
  expect(end).toMatchObject({ state: 'sent', attempts: 1 });
  expect(mails[0]?.length).toBeLessThan(120_000);
  expect(mails[0]).not.toContain('2026-W46.html\r\n');
  const names = [
    ...(mails[0] ?? '').matchAll(/filename\*0\*=utf-8''(\S+?);?\r\n(?:\s+filename\*1\*=(\S+))?/gi),
  ];
  expect(names.map((name) => decodeURIComponent(`${name[1]}${name[2] ?? ''}`).replace(/^.*\./, ''))).toEqual([
    'md',
    'json',
  ]);
});
