import type { Db } from '@voc/core/db';
import { Report, renderHtml } from '@voc/report';
import { type ReportName, readContent, readContentHash, readReportPage } from '../../views/reports-store.ts';
import { notFound, Problem } from './problem.ts';

/** A report as it was read, with its page once somebody has opened it. */
interface Opened {
  report: Report;
  page: string | undefined;
}

/** Those opened last are kept by the hash of their text, under which nothing ever changes. */
const most = 12;
const kept = new Map<string, Opened>();

function keep(hash: string, opened: Opened): Opened {
  kept.delete(hash);
  kept.set(hash, opened);
  const [oldest] = kept.keys();
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
  return opened;
}

function parse(content: string): Report {
  const parsed = Report.safeParse(JSON.parse(content));
  if (!parsed.success)
    throw new Problem(409, 'other_version', '这份报告是别的版本写的,请用 voc report 重做后再打开');
  return parsed.data;
}

async function open(db: Db, name: ReportName, revision: number | undefined): Promise<Opened> {
  const stored = await readContentHash(db, name, revision);
  if (!stored) throw notFound();
  const known = kept.get(stored.hash);
  if (known) return keep(stored.hash, known);
  const content = await readContent(db, name, stored.revision);
  if (content === undefined) throw notFound();
  return keep(stored.hash, { report: parse(content), page: undefined });
}

/** The wanted revision, else the newest, read by the schema that this version knows. */
export async function openReport(db: Db, name: ReportName, revision: number | undefined): Promise<Report> {
  return (await open(db, name, revision)).report;
}

/** The same as one HTML page. */
export async function openPage(db: Db, name: ReportName, revision: number | undefined): Promise<string> {
  const opened = await open(db, name, revision);
  opened.page ??= renderHtml(opened.report);
  return opened.page;
}

/** Makes the page of the newest report before anybody asks for it. */
export async function prepareNewestReport(db: Db): Promise<void> {
  const [newest] = await readReportPage(db, { scopes: null, offset: 0, limit: 1 });
  if (newest) await openPage(db, newest, undefined);
}
