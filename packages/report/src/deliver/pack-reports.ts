import type { Report } from '../compose/schema.ts';
import { reportTitle } from '../render/words.ts';
import { composeMail, type MailFile, type MailParts } from './compose-mail.ts';
import { reportNotice, type ToldReport } from './report-notice.ts';
import type { Notice } from './request.ts';
import type { AttachmentFormat } from './settings.ts';

/** Renders a report; its content is the JSON as stored. */
export type RenderFile = (
  report: Report,
  content: string,
  format: AttachmentFormat,
) => Promise<string | Uint8Array>;

/** Reports made ready for one recipient. */
export interface Pack {
  notice(link: string | undefined): Notice;
  mail(rest: Omit<MailParts, 'told' | 'files' | 'pictures' | 'missing'>): Promise<Buffer>;
}

/** `客户之声-周报-2026-W46.html`: no letter that a file system refuses. */
const fileName = (report: Report, format: string): string =>
  `${reportTitle(report).replaceAll(/[^\p{L}\p{N}.]+/gu, '-')}.${format}`;

/** Renders what goes with the reports; a file that cannot be made is named in the mail and holds up nothing. */
export async function packReports(
  told: readonly (ToldReport & { content: string })[],
  formats: readonly AttachmentFormat[],
  render: RenderFile,
  draw?: (report: Report) => Promise<Uint8Array | null>,
): Promise<Pack> {
  const files: MailFile[] = [];
  const missing: string[] = [];
  const pictures: (Uint8Array | null)[] = [];
  for (const { report, content } of told) {
    for (const format of formats) {
      const name = fileName(report, format);
      try {
        files.push({ name, content: Buffer.from(await render(report, content, format)) });
      } catch (error) {
        missing.push(`${name}(${error instanceof Error ? error.message : '未能生成'})`);
      }
    }
    pictures.push(draw ? await draw(report).catch(() => null) : null);
  }
  return {
    notice: (link) => reportNotice(told, link),
    mail: (rest) => composeMail({ ...rest, told, files, pictures, missing }),
  };
}
