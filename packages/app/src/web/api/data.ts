import { listQuarantined } from '@voc/ingest';
import { z } from 'zod';
import { readCoverage, readGaps, readHeld, readImports, readSourceRows } from '../../views/intake-store.ts';
import { daysOfSpan } from '../../views/span.ts';
import { type Endpoint, endpoint } from './endpoint.ts';
import { Limit, withSpan } from './span-query.ts';
import { refusePartial } from './whole-company.ts';

const Reasons = z.record(z.string(), z.number());

const imports = endpoint({
  method: 'GET',
  path: '/api/v1/imports',
  access: 'import',
  summary:
    'Readings of files and sources, newest first: read = accepted + duplicate + template + quarantined',
  query: z.strictObject({ offset: z.coerce.number().int().min(0).max(100_000).default(0), limit: Limit }),
  reply: z.object({
    imports: z.array(
      z.object({
        importId: z.string(),
        sourceId: z.string(),
        file: z.string(),
        kind: z.string(),
        mapping: z.string(),
        mappingVersion: z.string(),
        read: z.number(),
        accepted: z.number(),
        duplicate: z.number(),
        template: z.number(),
        quarantined: z.number(),
        reasons: Reasons,
        unmappedReasons: Reasons,
        importedAt: z.string(),
      }),
    ),
    hasMore: z.boolean(),
  }),
  handle: async ({ db, account, query }) => {
    refusePartial(account.scope, '导入记录');
    const rows = await readImports(db, { ...query, limit: query.limit + 1 });
    return {
      imports: rows
        .slice(0, query.limit)
        .map(({ importedAt, ...row }) => ({ ...row, importedAt: importedAt.toISOString() })),
      hasMore: rows.length > query.limit,
    };
  },
});

const held = endpoint({
  method: 'GET',
  path: '/api/v1/held-files',
  access: 'import',
  summary: 'Files of unknown layout that wait for a mapping; their bytes are not kept',
  reply: z.object({
    files: z.array(
      z.object({
        sha256: z.string(),
        file: z.string(),
        problem: z.string(),
        columns: z.array(z.string()),
        heldAt: z.string(),
      }),
    ),
  }),
  handle: async ({ db, account }) => {
    refusePartial(account.scope, '待映射文件');
    const files = await readHeld(db);
    return { files: files.map(({ heldAt, ...row }) => ({ ...row, heldAt: heldAt.toISOString() })) };
  },
});

const quarantine = endpoint({
  method: 'GET',
  path: '/api/v1/quarantine',
  access: 'import',
  summary: 'Rows that were set aside, with the reason; what stood in them is not kept',
  query: z.strictObject({
    source: z.string().max(200).optional(),
    reason: z.string().max(60).optional(),
    limit: Limit,
  }),
  reply: z.object({
    total: z.number(),
    reasons: Reasons,
    rows: z.array(
      z.object({
        sourceId: z.string(),
        reason: z.string(),
        kind: z.string(),
        file: z.string(),
        row: z.number(),
        column: z.string().nullable(),
        detail: z.string(),
        rowHash: z.string(),
        copies: z.number(),
        quarantinedAt: z.string(),
      }),
    ),
  }),
  handle: async ({ db, account, query: { source, reason, limit } }) => {
    refusePartial(account.scope, '隔离的行');
    return listQuarantined(db, {
      limit,
      ...(source === undefined ? {} : { source }),
      ...(reason === undefined ? {} : { reason }),
    });
  },
});

const sources = endpoint({
  method: 'GET',
  path: '/api/v1/sources',
  access: 'import',
  summary: 'Sources with what has come from them, and what is missing',
  reply: z.object({
    sources: z.array(
      z.object({
        sourceId: z.string(),
        mapping: z.string(),
        shop: z.string(),
        platform: z.string(),
        files: z.number(),
        accepted: z.number(),
        quarantined: z.number(),
        lastAt: z.string().nullable(),
      }),
    ),
    gaps: z.array(
      z.object({
        name: z.string(),
        from: z.string(),
        to: z.string(),
        reason: z.enum(['missing', 'incomplete']),
      }),
    ),
  }),
  handle: async ({ db, account }) => {
    refusePartial(account.scope, '来源');
    const rows = await readSourceRows(db);
    return {
      sources: rows.map(({ lastAt, ...row }) => ({ ...row, lastAt: lastAt?.toISOString() ?? null })),
      gaps: await readGaps(db),
    };
  },
});

const coverage = endpoint({
  method: 'GET',
  path: '/api/v1/coverage',
  access: 'import',
  summary: 'Voices of a span by platform, channel and day: a day without any may be a day without data',
  query: withSpan({}),
  reply: z.object({
    days: z.array(z.string()),
    rows: z.array(z.object({ platform: z.string(), kind: z.string(), counts: z.array(z.number()) })),
  }),
  handle: async ({ db, account, query }) => {
    refusePartial(account.scope, '覆盖情况');
    const span = { from: query.from, to: query.to };
    const days = daysOfSpan(span);
    const rows = new Map<string, { platform: string; kind: string; counts: number[] }>();
    for (const { platform, kind, day, count } of await readCoverage(db, span)) {
      const key = `${platform} ${kind}`;
      const row = rows.get(key) ?? { platform, kind, counts: days.map(() => 0) };
      row.counts[days.indexOf(day)] = count;
      rows.set(key, row);
    }
    return { days, rows: [...rows.values()] };
  },
});

export const dataEndpoints: readonly Endpoint[] = [imports, held, quarantine, sources, coverage];
