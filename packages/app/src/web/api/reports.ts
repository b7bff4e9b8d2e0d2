import { PeriodKind } from '@voc/core';
import { Report, readPublications, renderHtml } from '@voc/report';
import { z } from 'zod';
import { type Scope, seesAll } from '../../accounts/scope.ts';
import { readContent, readReportPage, readRevisions } from '../../views/reports-store.ts';
import { type ApiDeps, type Endpoint, endpoint } from './endpoint.ts';
import { notFound, Problem } from './problem.ts';
import { Limit } from './span-query.ts';

/** A report is about the whole company; it cannot be cut to a part of it. */
function refusePartial(scope: Scope): void {
  if (!seesAll(scope)) throw new Problem(403, 'whole_company', '报告涵盖全公司,您只看部分范围,不能打开');
}

const list = endpoint({
  method: 'GET',
  path: '/api/v1/reports',
  access: 'read',
  summary: 'Reports by their newest revision, latest period first; for people who see the whole company',
  query: z.strictObject({
    kind: PeriodKind.optional(),
    offset: z.coerce.number().int().min(0).max(100_000).default(0),
    limit: Limit,
  }),
  reply: z.object({
    reports: z.array(
      z.object({
        kind: z.string(),
        period: z.string(),
        revision: z.number(),
        composedAt: z.string(),
        changes: z.string(),
        startOn: z.string().nullable(),
        endOn: z.string().nullable(),
        published: z.boolean(),
      }),
    ),
    hasMore: z.boolean(),
  }),
  handle: async ({ db, account, query }) => {
    refusePartial(account.scope);
    const rows = await readReportPage(db, { ...query, limit: query.limit + 1 });
    return {
      reports: rows
        .slice(0, query.limit)
        .map((row) => ({ ...row, composedAt: row.composedAt.toISOString() })),
      hasMore: rows.length > query.limit,
    };
  },
});

const Key = z.strictObject({ kind: PeriodKind, period: z.string().regex(/^[\w-]{1,20}$/) });
const Revision = z.strictObject({ revision: z.coerce.number().int().min(1).max(1_000_000).optional() });

/** The wanted revision, else the newest, read by the schema that this version knows. */
async function openReport(
  db: ApiDeps['db'],
  { kind, period }: z.infer<typeof Key>,
  revision: number | undefined,
): Promise<Report> {
  const wanted = revision ?? (await readRevisions(db, kind, period))[0]?.revision;
  const content = wanted === undefined ? undefined : await readContent(db, kind, period, wanted);
  if (content === undefined) throw notFound();
  const parsed = Report.safeParse(JSON.parse(content));
  if (!parsed.success)
    throw new Problem(409, 'other_version', '这份报告是别的版本写的,请用 voc report 重做后再打开');
  return parsed.data;
}

const one = endpoint({
  method: 'GET',
  path: '/api/v1/reports/:kind/:period',
  access: 'read',
  summary:
    'Summary and lists of a report, the newest revision or the one asked for, and what each revision changed',
  params: Key,
  query: Revision,
  reply: z.object({
    kind: z.string(),
    period: z.string(),
    revision: z.number(),
    asOf: z.string(),
    denominator: Report.shape.denominator,
    summary: Report.shape.summary,
    lists: Report.shape.lists,
    revisions: z.array(
      z.object({
        revision: z.number(),
        composedAt: z.string(),
        changes: z.string(),
        sha256: z.string(),
        state: z.string(),
      }),
    ),
  }),
  handle: async ({ db, account, params, query }) => {
    refusePartial(account.scope);
    const revisions = await readRevisions(db, params.kind, params.period);
    const report = await openReport(db, params, query.revision);
    const states = new Map(
      (await readPublications(db, { ...params, revision: null })).map((each) => [each.revision, each.state]),
    );
    return {
      ...params,
      revision: query.revision ?? revisions[0]?.revision ?? 1,
      asOf: report.asOf,
      denominator: report.denominator,
      summary: report.summary,
      lists: report.lists,
      revisions: revisions.map(({ composedAt, ...rest }) => ({
        ...rest,
        composedAt: composedAt.toISOString(),
        state: states.get(rest.revision) ?? 'draft',
      })),
    };
  },
});

const page = endpoint({
  method: 'GET',
  path: '/api/v1/reports/:kind/:period/page',
  access: 'read',
  summary: 'A report as one HTML page without scripts, under a policy of its own',
  params: Key,
  query: Revision,
  as: 'page',
  reply: z.string(),
  handle: async ({ db, account, params, query }) => {
    refusePartial(account.scope);
    return renderHtml(await openReport(db, params, query.revision));
  },
});

export const reportEndpoints: readonly Endpoint[] = [list, one, page];
