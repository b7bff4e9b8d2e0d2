import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, environment } from '@voc/core/config';
import type { Db } from '@voc/core/db';
import {
  findBrowser,
  latestReport,
  Report,
  renderHtml,
  renderMarkdown,
  renderPdf,
  renderXlsx,
  topicsTable,
} from '@voc/report';
import { writeCsv } from './exchange/write-csv.ts';

export const formats = ['json', 'md', 'html', 'xlsx', 'csv', 'pdf'] as const;
export type Format = (typeof formats)[number];

/** Written when nobody says which. */
export const usualFormats: readonly Format[] = ['json', 'md', 'html'];

export interface WrittenReport {
  kind: string;
  /** Absent for the whole company. */
  scope?: string;
  period: string;
  revision: number;
  /** What the revision says differently from the one before, in Chinese. */
  changes: string;
  files: { name: string; sha256: string }[];
}

/** Where reports are written and how. */
export interface Output {
  folder: string;
  formats: readonly Format[];
  config: Pick<Config, 'chromium'>;
}

/** The browser of the configuration or of the search path; FatalError where there is none. */
export const browserOf = ({ chromium }: Output['config']): string =>
  findBrowser({ given: chromium, searchPath: environment.PATH ?? '' });

/** Refuses what could not be written in the end, before anything is done. */
export function checkOutput({ formats: wanted, config }: Pick<Output, 'formats' | 'config'>): void {
  if (wanted.includes('pdf')) browserOf(config);
}

/** Whether this machine can write the format. */
export function canWrite(format: Format, config: Output['config']): boolean {
  try {
    checkOutput({ formats: [format], config });
    return true;
  } catch {
    return false;
  }
}

type Rendering = (
  report: Report,
  content: string,
  output: Pick<Output, 'config'>,
) => string | Uint8Array | Promise<Uint8Array>;

/** 商品页没说清 alone, for common questions and quick replies; the other tables are in the workbook. */
function renderCsv(report: Report): string {
  const { columns, rows } = topicsTable(report);
  return writeCsv(
    columns.map(({ title }) => title),
    rows,
  );
}

const renderings: Record<Format, Rendering> = {
  json: (_report, content) => content,
  md: renderMarkdown,
  html: renderHtml,
  xlsx: renderXlsx,
  csv: renderCsv,
  pdf: (report, _content, { config }) => renderPdf(report, browserOf(config)),
};

/** A report in a format; FatalError for a PDF where no browser is. */
export const renderAs = async (
  format: Format,
  report: Report,
  content: string,
  config: Output['config'],
): Promise<string | Uint8Array> => renderings[format](report, content, { config });

/** A report, of the whole company unless a scope is named. */
export interface ReportFile {
  kind: string;
  id: string;
  scope?: string | undefined;
}

/** The file of a report in the folder of a run. */
export const reportFileName = ({ kind, id, scope }: ReportFile, format: Format): string => {
  const part =
    scope === undefined || scope === 'company' ? '' : `-${scope.replaceAll(/[^\p{L}\p{N}._-]/gu, '-')}`;
  return `${kind === 'all' ? 'report-all' : `report-${kind}-${id}`}${part}.${format}`;
};

/** Writes the newest revision of a report into a folder, the same bytes each time; null when there is none. */
export async function writeReport(
  db: Db,
  { kind, id, scope }: ReportFile,
  output: Output,
): Promise<WrittenReport | null> {
  const stored = await latestReport(db, { kind, period: id, scope });
  if (!stored) return null;
  const report = Report.parse(JSON.parse(stored.content));
  const { folder } = output;
  mkdirSync(folder, { recursive: true });
  const files: WrittenReport['files'] = [];
  for (const format of output.formats) {
    const name = reportFileName({ kind, id, scope }, format);
    const bytes = await renderAs(format, report, stored.content, output.config);
    writeFileSync(join(folder, name), bytes);
    files.push({ name, sha256: createHash('sha256').update(bytes).digest('hex') });
  }
  return {
    kind,
    ...(scope === undefined ? {} : { scope }),
    period: id,
    revision: stored.revision,
    changes: stored.changes,
    files,
  };
}
