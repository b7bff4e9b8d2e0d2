import { isoCalendar } from '@voc/core';
import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import type { ReportKey } from '../publish/parse-report-key.ts';
import { canonicalJson, sha256 } from './canonical.ts';
import { composeReport } from './compose-report.ts';
import { describeDifference, whyOtherwise } from './describe-difference.ts';
import { essenceOf } from './essence.ts';
import type { ReportFacts } from './facts/types.ts';
import { readFacts } from './facts-store.ts';
import { Report } from './schema.ts';
import { company } from './scope.ts';
import type { ComposeOptions } from './stage.ts';
import { latestReport } from './store.ts';

/** A report; of the whole company where no scope is named. */
type Key = Pick<ReportKey, 'kind' | 'period'> & { scope?: string };

export interface CheckedReport extends Key {
  revision: number;
  /** pending: rows came in that no revision counts yet; other: made by another version of the program. */
  verdict: 'same' | 'differs' | 'damaged' | 'pending' | 'other';
  /** Why it is not the same, in Chinese. */
  reason: string;
}

/** Newest revisions of all reports, the oldest period first. */
export async function listReports(db: Db): Promise<Key[]> {
  const { rows } = await sql<Key>`
    select distinct r.kind, r.scope, r.period, q.end_on from reports r
    join report_requests q on (q.kind, q.scope, q.period) = (r.kind, r.scope, r.period)
    order by q.end_on, r.kind, r.period, r.scope`.execute(db);
  return rows.map(({ kind, scope, period }) =>
    scope === company ? { kind, period } : { kind, scope, period },
  );
}

/** Revisions whose content is not what was written: their hash says so. */
async function damagedRevisions(db: Db, { kind, period, scope = company }: Key): Promise<number[]> {
  const { rows } = await sql<{ revision: number; content: string; sha256: string }>`
    select revision, content, content_sha256 as sha256 from reports
    where scope = ${scope} and kind = ${kind} and period = ${period} order by revision`.execute(db);
  return rows.filter((row) => sha256(row.content) !== row.sha256).map(({ revision }) => revision);
}

async function isPending(db: Db, { kind, period, scope = company }: Key): Promise<boolean> {
  const { rows } = await sql<{ pending: boolean }>`
    select state = 'due' as pending from report_requests
    where scope = ${scope} and kind = ${kind} and period = ${period}`.execute(db);
  return rows[0]?.pending ?? false;
}

/** Makes a report again from the tables, with the instant, model and taxonomy it names; null where these are not here. */
export async function remakeReport(
  db: Db,
  report: Report,
  options: ComposeOptions,
): Promise<{ report: Report; facts: ReportFacts } | null> {
  const { modelVersion, taxonomy, modelError, rank, cut, calendar = isoCalendar } = options;
  if (report.versions.model !== modelVersion || report.versions.taxonomy !== taxonomy.version) return null;
  const { facts, ground } = await readFacts(db, {
    period: { kind: report.kind, ...report.period },
    scope: report.scope,
    asOf: report.asOf,
    taxonomy,
    modelVersion,
    modelError: modelError?.modelVersion === modelVersion ? modelError : null,
    calendar,
    rank,
    program: options.program,
    cut,
    advice: options.advice,
    campaigns: options.campaigns,
    serviceLevels: options.serviceLevels,
  });
  return { report: Report.parse(composeReport(facts, ground)), facts };
}

/** Made by what is not here any more: nothing is wrong with it, and nobody can make the same bytes. */
function whyNotRemade({ versions }: Report, { modelVersion, taxonomy }: ComposeOptions): string {
  const changed = [
    ...(versions.model === modelVersion ? [] : [`模型 ${versions.model},现在用的是 ${modelVersion}`]),
    ...(versions.taxonomy === taxonomy.version
      ? []
      : [`分类体系 ${versions.taxonomy},现在用的是 ${taxonomy.version}`]),
  ];
  return `本版做成时用的是${changed.join(';')},不能逐字节重做;内容与写入时的校验和一致,没有被改动。要按现在的版本重做,请运行 voc report,它会出新的一版并写明差别`;
}

/** Makes the newest revision of a report again and compares bytes; null when there is no such report. */
export async function checkReport(db: Db, key: Key, options: ComposeOptions): Promise<CheckedReport | null> {
  const stored = await latestReport(db, key);
  if (!stored) return null;
  const told = (verdict: CheckedReport['verdict'], reason = ''): CheckedReport => ({
    ...key,
    revision: stored.revision,
    verdict,
    reason,
  });
  const damaged = await damagedRevisions(db, key);
  if (damaged.length > 0) return told('damaged', `第 ${damaged.join('、')} 版的内容与写入时的校验和不符`);
  const before = Report.safeParse(JSON.parse(stored.content)).data;
  if (!before)
    return told(
      'other',
      '报告格式是旧的,现在的程序读不懂,不能逐字节重做;内容与写入时的校验和一致,没有被改动。请运行 voc report 出新的一版',
    );
  const remade = await remakeReport(db, before, options);
  if (!remade) return told('other', whyNotRemade(before, options));
  const content = canonicalJson(remade.report);
  if (content === stored.content) return told('same');
  const difference = describeDifference(before, remade.report);
  if (essenceOf(content) === essenceOf(stored.content)) return told('same', difference);
  if (await isPending(db, key)) return told('pending', `有新数据尚未出新版;${difference}`);
  if (before.fingerprints.program !== remade.report.fingerprints.program)
    return told('other', whyOtherwise(before, remade.report));
  return told('differs', difference);
}
