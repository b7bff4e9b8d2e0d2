import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import type * as Composer from 'nodemailer/lib/mail-composer';
import { type MailPage, mailPage } from './mail-page.ts';
import { bundleTitle, reportNotice } from './report-notice.ts';
import { repeatMark } from './retry.ts';

export interface MailFile {
  name: string;
  content: Uint8Array;
}

export interface MailParts extends Omit<MailPage, 'charts' | 'leftOut'> {
  from: string;
  to: string;
  /** Names the mail; the same for a repeat, so that mail programs can tell. */
  key: string;
  files: readonly MailFile[];
  /** Pictures of the trends, PNG, in the order of the reports. */
  pictures: readonly (Uint8Array | null)[];
  /** Files that could not be made, and why, in Chinese. */
  missing: readonly string[];
  maxBytes: number;
  at: Date;
}

/** Base64 in lines of 76 letters. */
const sizeInMail = (bytes: number): number => Math.ceil((bytes / 3) * 4 * (78 / 76));
/** The body and the headers around the parts. */
const roomForBody = 65_536;

/** The files that fit, and the names of those left out, the largest first. */
export function fitFiles(
  files: readonly MailFile[],
  maxBytes: number,
): { fitting: MailFile[]; leftOut: string[] } {
  const fitting = [...files];
  const leftOut: string[] = [];
  const total = (): number => fitting.reduce((sum, { content }) => sum + sizeInMail(content.length), 0);
  while (fitting.length > 0 && total() > maxBytes) {
    const largest = fitting.reduce((a, b) => (b.content.length > a.content.length ? b : a));
    fitting.splice(fitting.indexOf(largest), 1);
    leftOut.push(`${largest.name}(过大)`);
  }
  return { fitting, leftOut };
}

/** A mail of reports, ready for SMTP: HTML with pictures inside, the same as text, and attachments. */
export async function composeMail(parts: MailParts): Promise<Buffer> {
  // Here and not with the module, so that commands that send nothing need not wait for it.
  const MailComposer = createRequire(import.meta.url)(
    'nodemailer/lib/mail-composer',
  ) as typeof Composer.default;
  const { told, isRepeat, link, pictures, files, missing, from, to, key, at } = parts;
  const { fitting, leftOut } = fitFiles(files, parts.maxBytes - roomForBody);
  const drawn = pictures.flatMap((png, i) => (png ? [{ cid: `trend-${i}@voc`, png, i }] : []));
  const charts = told.map((_, i) => drawn.find((one) => one.i === i)?.cid ?? null);
  const text = `${isRepeat ? `${repeatMark}\n` : ''}${reportNotice(told, link).text}`;
  const domain = from.slice(from.lastIndexOf('@') + 1);
  const mail = new MailComposer({
    from: { name: '客户之声', address: from },
    to,
    date: at,
    messageId: `<${createHash('sha256').update(key).digest('hex').slice(0, 32)}@${domain}>`,
    subject: `${bundleTitle(told)}${isRepeat ? '(可能重复)' : ''}`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    text,
    html: mailPage({ told, isRepeat, charts, leftOut: [...leftOut, ...missing], link }),
    attachments: [
      ...drawn.map(({ cid, png, i }) => ({ cid, filename: `trend-${i}.png`, content: Buffer.from(png) })),
      ...fitting.map(({ name, content }) => ({ filename: name, content: Buffer.from(content) })),
    ],
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return mail.compile().build();
}
