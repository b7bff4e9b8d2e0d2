import { signDingTalk, signFeishu } from './sign.ts';

export interface Webhook {
  kind: 'dingtalk' | 'wecom' | 'feishu';
  url: string;
  secret?: string;
}

export interface Notice {
  title: string;
  /** Plain text, lines separated by a line feed. */
  text: string;
}

export interface WebhookRequest {
  url: string;
  body: string;
  /** Beside that of the body's type. */
  headers?: Readonly<Record<string, string>>;
}

/** The smallest of the robots' limits, with room for the JSON around the text. */
const maxBytes = 4000;
const cutMark = '\n…(内容过长,请到报告中查看全文)';

const bytesOf = (text: string): number => Buffer.byteLength(text, 'utf8');

/** Cuts at a whole character, so that the text and the mark fit the robots' limit. */
export function fitText(text: string): string {
  if (bytesOf(text) <= maxBytes) return text;
  let left = maxBytes - bytesOf(cutMark);
  let kept = '';
  for (const letter of text) {
    left -= bytesOf(letter);
    if (left < 0) break;
    kept += letter;
  }
  return kept + cutMark;
}

/** Robots that read Markdown take two spaces for a line break, and a customer's marks must stay letters. */
const asMarkdown = (text: string): string =>
  text.replace(/[\\`*_#[\]<>]/g, (mark) => `\\${mark}`).replaceAll('\n', '  \n');

function dingTalk({ url, secret }: Webhook, { title, text }: Notice, now: Date): WebhookRequest {
  const ms = now.getTime();
  const signed = secret ? `&timestamp=${ms}&sign=${signDingTalk(secret, ms)}` : '';
  return {
    url: `${url}${signed}`,
    body: JSON.stringify({ msgtype: 'markdown', markdown: { title, text: fitText(asMarkdown(text)) } }),
  };
}

/** WeCom knows no backslash before a mark: what would be a link, a mention or a colour is written in full width. */
const wide: Record<string, string> = { '<': '＜', '>': '＞', '[': '［', ']': '］', '`': '｀' };

function weCom({ url }: Webhook, { text }: Notice): WebhookRequest {
  const content = fitText(text.replace(/[<>[\]`]/g, (mark) => wide[mark] ?? mark));
  return { url, body: JSON.stringify({ msgtype: 'markdown', markdown: { content } }) };
}

function feishu({ url, secret }: Webhook, { text }: Notice, now: Date): WebhookRequest {
  const seconds = Math.floor(now.getTime() / 1000);
  const signed = secret ? { timestamp: String(seconds), sign: signFeishu(secret, seconds) } : {};
  const body = { ...signed, msg_type: 'text', content: { text: fitText(text.replaceAll('<', '＜')) } };
  return { url, body: JSON.stringify(body) };
}

/** The address and body of one message, signed where a secret is set; pure. */
export function webhookRequest(webhook: Webhook, notice: Notice, now: Date): WebhookRequest {
  if (webhook.kind === 'dingtalk') return dingTalk(webhook, notice, now);
  if (webhook.kind === 'wecom') return weCom(webhook, notice);
  return feishu(webhook, notice, now);
}
