import { PeriodKind, UsageError } from '@voc/core';
import { reportName, takeStep } from '@voc/report';
import { z } from 'zod';
import { compareReports } from '../../compare-reports.ts';
import { type Endpoint, endpoint } from './endpoint.ts';
import { noteAction } from './note-action.ts';
import { openReport } from './open-report.ts';
import { Problem } from './problem.ts';
import { ReportScope, refuseUnseen } from './report-access.ts';

const Key = z.strictObject({ kind: PeriodKind, period: z.string().regex(/^[\w-]{1,20}$/) });
const Revision = z.coerce.number().int().min(1).max(1_000_000);

/** What the command line would do next is not said on a page. */
const withoutCommands = (message: string): string => message.replace(/,请先 voc[^,。]*|\(--\w+\)/g, '');

const step = endpoint({
  method: 'POST',
  path: '/api/v1/reports/:kind/:period/steps',
  access: 'publish',
  summary: 'Reviews, returns or publishes a revision; what is published never changes',
  params: Key,
  query: z.strictObject({ scope: ReportScope }),
  body: z.strictObject({
    step: z.enum(['reviewed', 'returned', 'published']),
    revision: z.number().int().min(1).max(1_000_000),
    note: z.string().trim().max(500).nullable().default(null),
  }),
  reply: z.object({ revision: z.number(), state: z.string() }),
  handle: async (call) => {
    const { db, account, caller, params, query, body, review, mask } = call;
    refuseUnseen(account.scope, query.scope);
    const name = { ...params, scope: query.scope };
    const note = body.note ? mask(body.note) : null;
    const wanted = { step: body.step, person: account.name, note, at: caller.now };
    try {
      const taken = await takeStep(db, { ...name, revision: body.revision }, wanted, review);
      await noteAction(call, `report.${body.step}`, `${reportName(name)}@${taken.revision}`);
      return { revision: taken.revision, state: taken.state };
    } catch (error) {
      if (error instanceof UsageError) throw new Problem(409, 'not_now', withoutCommands(error.message));
      throw error;
    }
  },
});

const diff = endpoint({
  method: 'GET',
  path: '/api/v1/reports/:kind/:period/diff',
  access: 'read',
  summary: 'What one revision of a report says differently from another, section by section',
  params: Key,
  query: z.strictObject({ scope: ReportScope, from: Revision, to: Revision }),
  reply: z.object({
    sections: z.array(
      z.object({ title: z.string(), removed: z.array(z.string()), added: z.array(z.string()) }),
    ),
  }),
  handle: async ({ db, account, params, query }) => {
    refuseUnseen(account.scope, query.scope);
    const name = { ...params, scope: query.scope };
    const [from, to] = [await openReport(db, name, query.from), await openReport(db, name, query.to)];
    return { sections: compareReports(from, to) };
  },
});

export const reportStepEndpoints: readonly Endpoint[] = [step, diff];
