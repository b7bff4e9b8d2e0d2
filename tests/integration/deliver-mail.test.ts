import type { MailServer, Recipient, Report, SendMail } from '@voc/report';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { circulate, emptyDeliveries, stillClock, storeReport, weekReport } from '../support/circulation.ts';
import { withDatabase } from '../support/database.ts';

const database = withDatabase();
const clock = stillClock();
const mails: string[] = [];
const sendMail: SendMail = async (_server, { raw }) => {
  mails.push(raw.toString());
  return { state: 'sent' };
};
const server: MailServer = {
  host: 'localhost',
  port: 465,
  tls: 'implicit',
  from: 'voc@example.com',
  login: null,
  ca: null,
  maxBytes: 15_000_000,
};
const lead: Recipient = {
  name: '主管',
  channel: '邮箱',
  reports: ['week'],
  scopes: ['company'],
  formats: ['html', 'pdf'],
  way: { type: 'mail', server, address: 'lead@example.com' },
  robot: { id: 'm', kind: 'email' },
};
const hostile = '<script>alert(1)</script><img src=http://t/x>\r\nBcc: evil@example.com';

const render = async (_report: Report, _content: string, format: string): Promise<string> => {
  if (format === 'pdf') throw new Error('本机没有浏览器');
  return '<p>整份报告</p>';
};

/** The part of a content type, its transfer encoding undone. */
function partOf(mail: string | undefined, type: string): string {
  const [, head = '', body = ''] =
    new RegExp(`(Content-Type: ${type}[\\s\\S]*?)\\r\\n\\r\\n([\\s\\S]*?)\\r\\n--`, 'i').exec(mail ?? '') ??
    [];
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString();
  const bytes = body
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}

beforeAll(async () => {
  const report = weekReport();
  report.summary.sentences = [`①变化:${hostile}`, ...report.summary.sentences.slice(1)];
  await storeReport(database.db, { content: JSON.stringify(report) });
});
beforeEach(async () => {
  mails.length = 0;
  clock.reset();
  await emptyDeliveries(database.db);
});

test('the words of the report are escaped in HTML, plain in text, and in no header', async () => {
  await circulate(database.db, clock, { recipients: [lead], sendMail, render });
  const [mail] = mails;
  expect(partOf(mail, 'text/html')).toContain(
    '&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=http://t/x&gt;',
  );
  expect(partOf(mail, 'text/html')).not.toContain('<script');
  expect(partOf(mail, 'text/plain')).toContain('①变化:<script>');
  const headers = mail?.slice(0, mail.indexOf('\r\n\r\n'));
  expect(headers).not.toMatch(/^Bcc:/im);
  expect(headers).toMatch(/^To: lead@example\.com\r$/m);
});

test('without a browser the trend is bars and the file that could not be made is named; the rest is sent', async () => {
  await circulate(database.db, clock, { recipients: [lead], sendMail, render, draw: async () => null });
  const page = partOf(mails[0], 'text/html');
  expect(page).toContain('bgcolor="#2b5fd9"');
  expect(page).not.toContain('cid:');
  expect(page).toMatch(/未附：客户之声-周报-2026-W46\.pdf（本机没有浏览器）/u);
  expect(mails[0]).toContain('2026-W46.html');
});

test('with a browser the trend is a picture inside the mail', async () => {
  const draw = async () => Buffer.from('PNG');
  await circulate(database.db, clock, { recipients: [lead], sendMail, render, draw });
  expect(partOf(mails[0], 'text/html')).toContain('src="cid:trend-0@voc"');
  expect(mails[0]).toMatch(/Content-ID: <trend-0@voc>/i);
});
