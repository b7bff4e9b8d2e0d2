import { namesOf } from '@voc/core';
import { z } from 'zod';
import { readAudit } from '../../accounts/audit-store.ts';
import { seesAll } from '../../accounts/scope.ts';
import { readTargetNames } from '../../views/target-names-store.ts';
import { type Endpoint, endpoint } from './endpoint.ts';
import { Limit } from './span-query.ts';

const list = endpoint({
  method: 'GET',
  path: '/api/v1/audit',
  access: 'audit',
  summary: 'What was done, newest first',
  query: z.strictObject({
    before: z
      .string()
      .regex(/^\d{1,18}$/)
      .optional(),
    limit: Limit,
  }),
  reply: z.object({
    entries: z.array(
      z.object({
        id: z.string(),
        at: z.string(),
        login: z.string(),
        action: z.string(),
        target: z.string(),
        /** What the target is called; null where it has gone, is a name itself, or the reader sees a part of the company. */
        targetName: z.string().nullable(),
        detail: z.unknown(),
        address: z.string(),
      }),
    ),
    /** Of labels in details: who audits may not ask the calendar for them. */
    categories: z.array(z.object({ id: z.string(), name: z.string() })),
    next: z.string().nullable(),
  }),
  handle: async ({ db, account, taxonomy, query }) => {
    const { entries, next } = await readAudit(db, query.before ?? null, query.limit);
    const names = seesAll(account.scope)
      ? await readTargetNames(db, entries, taxonomy)
      : new Map<string, string>();
    return {
      entries: entries.map(({ id, at, login, action, target, detail, address }) => ({
        id,
        at: at.toISOString(),
        login,
        action,
        target,
        targetName: names.get(target) ?? null,
        detail: detail ?? {},
        address,
      })),
      categories: [...namesOf(taxonomy)].map(([id, name]) => ({ id, name })),
      next,
    };
  },
});

export const auditEndpoints: readonly Endpoint[] = [list];
