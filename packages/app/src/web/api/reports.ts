import { PeriodKind } from '@voc/core';
import { Report, readPublications, scopeNameOf } from '@voc/report';
import { z } from 'zod';
import { readReportPage, readRevisions } from '../../views/reports-store.ts';
import { type Endpoint, endpoint } from './endpoint.ts';
import { openPage, openReport } from './open-report.ts';
import { ReportScope, refuseUnseen, scopesSeen } from './report-access.ts';
import { Limit } from './span-query.ts';

const list = endpoint({
  method: 'GET',
  path: '/api/v1/reports',
  access: 'read',
  summary: 'Reports that the person may open by their newest revision, latest period first',
  query: z.strictObject({
    kind: PeriodKind.optional(),
    offset: z.coerce.number().int().min(0).max(100_000).default(0),
    limit: Limit,
  }),
  reply: z.object({
    reports: z.array(
      z.object({
        kind: z.string(),
        scope: z.string(),
        scopeName: z.string().nullable(),
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
    const scopes = scopesSeen(account.scope);
    const rows = await readReportPage(db, { ...query, scopes, limit: query.limit + 1 });
    return {
      reports: rows.slice(0, query.limit).map((row) => ({
        ...row,
        scopeName: scopeNameOf(row.scope),
        composedAt: row.composedAt.toISOString(),
      })),
      hasMore: rows.length > query.limit,
    };
  },
});

const Key = z.strictObject({ kind: PeriodKind, period: z.string().regex(/^[\w-]{1,20}$/) });
const Revision = z.strictObject({
  scope: ReportScope,
  revision: z.coerce.number().int().min(1).max(1_000_000).optional(),
});

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
    scope: z.string(),
    scopeName: z.string().nullable(),
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
        steps: z.array(
          z.object({ step: z.string(), person: z.string(), note: z.string().nullable(), at: z.string() }),
        ),
      }),
    ),
    /** How many people have to look at a report before it is published. */
    review: z.enum(['none', 'publish', 'review']),
  }),
  handle: async ({ db, account, params, query, review }) => {
    const { scope } = query;
    refuseUnseen(account.scope, scope);
    const name = { ...params, scope };
    const revisions = await readRevisions(db, name);
    const report = await openReport(db, name, query.revision);
    const known = new Map(
      (await readPublications(db, { ...name, revision: null })).map((each) => [each.revision, each]),
    );
    return {
      ...name,
      scopeName: scopeNameOf(scope),
      revision: query.revision ?? revisions[0]?.revision ?? 1,
      asOf: report.asOf,
      denominator: report.denominator,
      summary: report.summary,
      lists: report.lists,
      revisions: revisions.map(({ composedAt, ...rest }) => ({
        ...rest,
        composedAt: composedAt.toISOString(),
        state: known.get(rest.revision)?.state ?? 'draft',
        steps: (known.get(rest.revision)?.steps ?? []).map(({ at, ...step }) => ({
          ...step,
          at: at.toISOString(),
        })),
      })),
      review,
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
    refuseUnseen(account.scope, query.scope);
    return openPage(db, { ...params, scope: query.scope }, query.revision);
  },
});

export const reportEndpoints: readonly Endpoint[] = [list, one, page];
