import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from '@voc/core/db';
import { latestReport, Report, renderHtml, renderMarkdown, renderXlsx } from '@voc/report';

export const formats = ['json', 'md', 'html', 'xlsx'] as const;
export type Format = (typeof formats)[number];

/** Written when nobody says which. */
export const usualFormats: readonly Format[] = ['json', 'md', 'html'];

export interface WrittenReport {
  kind: string;
  period: string;
  revision: number;
  /** What the revision says differently from the one before, in Chinese. */
  changes: string;
  files: { name: string; sha256: string }[];
}

type Rendering = (report: Report, content: string) => string | Uint8Array | Promise<Uint8Array>;

const renderings: Record<Format, Rendering> = {
  json: (_report, content) => content,
  md: renderMarkdown,
  html: renderHtml,
  xlsx: renderXlsx,
};

/** The file of a report in the folder of a run. */
export const reportFileName = ({ kind, id }: { kind: string; id: string }, format: Format): string =>
  `${kind === 'all' ? 'report-all' : `report-${kind}-${id}`}.${format}`;

/** Writes the newest revision of a report into a folder, the same bytes each time; null when there is none. */
export async function writeReport(
  db: Db,
  { kind, id }: { kind: string; id: string },
  folder: string,
  wanted: readonly Format[] = usualFormats,
): Promise<WrittenReport | null> {
  const stored = await latestReport(db, { kind, period: id });
  if (!stored) return null;
  const report = Report.parse(JSON.parse(stored.content));
  mkdirSync(folder, { recursive: true });
  const files: WrittenReport['files'] = [];
  for (const format of wanted) {
    const name = reportFileName({ kind, id }, format);
    const bytes = await renderings[format](report, stored.content);
    writeFileSync(join(folder, name), bytes);
    files.push({ name, sha256: createHash('sha256').update(bytes).digest('hex') });
  }
  return { kind, period: id, revision: stored.revision, changes: stored.changes, files };
}
