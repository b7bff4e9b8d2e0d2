import type { Db } from '@voc/core/db';
import { Report } from '@voc/report';
import { type ReportName, readContent, readRevisions } from '../../views/reports-store.ts';
import { notFound, Problem } from './problem.ts';

/** The wanted revision, else the newest, read by the schema that this version knows. */
export async function openReport(db: Db, name: ReportName, revision: number | undefined): Promise<Report> {
  const wanted = revision ?? (await readRevisions(db, name))[0]?.revision;
  const content = wanted === undefined ? undefined : await readContent(db, name, wanted);
  if (content === undefined) throw notFound();
  const parsed = Report.safeParse(JSON.parse(content));
  if (!parsed.success)
    throw new Problem(409, 'other_version', '这份报告是别的版本写的,请用 voc report 重做后再打开');
  return parsed.data;
}
