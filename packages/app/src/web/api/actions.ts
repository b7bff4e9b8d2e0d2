import { randomUUID } from 'node:crypto';
import { addDays, dayOf, UsageError, weekOf } from '@voc/core';
import {
  type ActionStep,
  actionStageOf,
  deadlineOf,
  nextActionSteps,
  openAction,
  readActionSteps,
  takeActionStep,
} from '@voc/report';
import { z } from 'zod';
import { type ActionRow, countActions, readActionPage, readOneAction } from '../../views/actions-store.ts';
import { nameCategories } from '../../views/name-categories.ts';
import { draftAction } from './draft-action.ts';
import { type ApiDeps, type Call, type Endpoint, endpoint } from './endpoint.ts';
import { noteAction } from './note-action.ts';
import { OutcomeReply, tellOutcomes } from './outcome.ts';
import { notFound, Problem } from './problem.ts';
import { Category, Limit, ProductId } from './span-query.ts';

const StepName = z.enum(['verified', 'declined', 'solved', 'returned', 'confirmed', 'closed']);

const ActionReply = z.object({
  id: z.string(),
  productId: z.string().nullable(),
  productName: z.string().nullable(),
  category: z.string(),
  categoryName: z.string(),
  cause: z.string(),
  owner: z.string(),
  grade: z.number(),
  raisedBy: z.string(),
  openedOn: z.string(),
  respondOn: z.string().nullable(),
  dueOn: z.string(),
  slaVersion: z.string(),
  expected: z.string(),
  direction: z.enum(['down', 'up']),
  triggerFrom: z.string(),
  triggerTo: z.string(),
  lagDays: z.number(),
  windowDays: z.number(),
  alertKey: z.string().nullable(),
  stage: z.string(),
  closedOn: z.string().nullable(),
  outcome: OutcomeReply,
});

const Full = ActionReply.extend({
  steps: z.array(
    z.object({ step: z.string(), person: z.string(), note: z.string().nullable(), at: z.string() }),
  ),
  next: z.array(z.string()),
});

const toReply = (
  { actionId, expectedEffect, state: _, reportKind: __, reportPeriod: ___, ...row }: ActionRow,
  nameOf: (category: string) => string,
  steps: readonly ActionStep[],
  outcome: OutcomeReply,
): z.infer<typeof ActionReply> => ({
  ...row,
  id: actionId,
  expected: expectedEffect,
  categoryName: nameOf(row.category),
  stage: actionStageOf(steps),
  outcome,
});

async function replies(deps: ApiDeps, rows: readonly ActionRow[]) {
  const steps = await readActionSteps(
    deps.db,
    rows.map(({ actionId }) => actionId),
  );
  const outcomes = await tellOutcomes(deps, rows);
  const nameOf = nameCategories(deps.taxonomy);
  return rows.flatMap((row) => {
    const outcome = outcomes.get(row.actionId);
    const own = steps.get(row.actionId) ?? [];
    return outcome ? [{ reply: toReply(row, nameOf, own, outcome), steps: own }] : [];
  });
}

const list = endpoint({
  method: 'GET',
  path: '/api/v1/actions',
  access: 'read',
  summary: 'Actions within the scope, newest first, with how they stand and what their effect was',
  query: z.strictObject({
    state: z.enum(['open', 'late', 'closed', 'dropped']).optional(),
    product: ProductId.optional(),
    after: z.string().max(300).optional(),
    limit: Limit,
  }),
  reply: z.object({
    actions: z.array(ActionReply),
    counts: z.record(z.string(), z.number()),
    next: z.string().nullable(),
  }),
  handle: async (call) => {
    const { db, query, account, caller } = call;
    const today = dayOf(caller.now);
    const rows = await readActionPage(db, {
      ...query,
      scope: account.scope,
      today,
      limit: query.limit + 1,
    });
    const shown = rows.slice(0, query.limit);
    const last = shown.at(-1);
    return {
      actions: (await replies(call, shown)).map(({ reply }) => reply),
      counts: await countActions(db, account.scope, today),
      next: rows.length > query.limit && last ? `${last.openedOn} ${last.actionId}` : null,
    };
  },
});

const Key = z.strictObject({ action: z.string().min(1).max(100) });

type AnyCall = ApiDeps & Pick<Call<unknown, unknown, unknown>, 'account'>;

async function fullAction(call: AnyCall, id: string): Promise<z.infer<typeof Full>> {
  const row = await readOneAction(call.db, call.account.scope, id);
  const [found] = row ? await replies(call, [row]) : [];
  if (!found) throw notFound();
  return {
    ...found.reply,
    steps: found.steps.map(({ at, ...step }) => ({ ...step, at: at.toISOString() })),
    next: [...nextActionSteps(actionStageOf(found.steps))],
  };
}

const one = endpoint({
  method: 'GET',
  path: '/api/v1/actions/:action',
  access: 'read',
  summary: 'One action with its steps and the test of its effect',
  params: Key,
  reply: Full,
  handle: (call) => fullAction(call, call.params.action),
});

const Text = (name: string, most: number) => z.string().trim().min(1, `请填写${name}`).max(most);

const create = endpoint({
  method: 'POST',
  path: '/api/v1/actions',
  access: 'raise',
  summary: 'Raises a finding as an action: cause, owner, due day by its grade, and the effect expected of it',
  body: z.strictObject({
    alert: z.string().min(1).max(300).optional(),
    product: ProductId.optional(),
    category: Category.optional(),
    cause: Text('原因', 200),
    owner: Text('负责人', 100),
    expected: Text('预期效果', 200),
    grade: z.union([z.literal(1), z.literal(2), z.literal(3)]).optional(),
    dueOn: z.iso.date('请写成 2026-11-23').optional(),
    direction: z.enum(['down', 'up']).default('down'),
  }),
  reply: Full,
  handle: async (call) => {
    const { db, body, account, caller, deadlines, mask } = call;
    const draft = await draftAction(call, { ...body });
    const openedOn = dayOf(caller.now);
    const grade = body.grade ?? draft.grade;
    const { version, respondOn, dueOn, lagDays, windowDays } = deadlineOf(deadlines, grade, openedOn);
    const due = body.dueOn ?? dueOn;
    if (due < openedOn || due > addDays(openedOn, 366)) throw new Problem(400, 'bad_request', '截止日期不对');
    const actionId = randomUUID();
    const action = {
      actionId,
      productId: draft.productId,
      category: draft.category,
      cause: mask(body.cause),
      owner: body.owner,
      openedOn,
      dueOn: due,
      expectedEffect: mask(body.expected),
      direction: body.direction,
      triggerFrom: draft.triggerFrom,
      triggerTo: draft.triggerTo,
      lagDays,
      windowDays,
      state: 'open' as const,
      closedOn: null,
      reportKind: 'week',
      reportPeriod: weekOf(draft.triggerFrom).id,
    };
    await openAction(db, {
      action,
      grade,
      respondOn,
      slaVersion: version,
      alertKey: body.alert ?? null,
      raisedBy: account.name,
      at: caller.now,
    });
    await noteAction(call, 'action.submitted', actionId, { product: draft.productId });
    return fullAction(call, actionId);
  },
});

const step = endpoint({
  method: 'POST',
  path: '/api/v1/actions/:action/steps',
  access: 'handle',
  summary: 'Verifies, declines, solves, returns, confirms or closes an action',
  params: Key,
  body: z.strictObject({ step: StepName, note: z.string().trim().max(500).nullable().default(null) }),
  reply: Full,
  handle: async (call) => {
    const { db, params, body, account, caller, mask } = call;
    await fullAction(call, params.action);
    try {
      const note = body.note === null ? null : mask(body.note);
      await takeActionStep(db, params.action, { ...body, note, person: account.name, at: caller.now });
    } catch (error) {
      if (error instanceof UsageError) throw new Problem(409, 'not_now', error.message);
      throw error;
    }
    await noteAction(call, `action.${body.step}`, params.action);
    return fullAction(call, params.action);
  },
});

const DraftReply = z.object({
  productId: z.string().nullable(),
  productName: z.string().nullable(),
  category: z.string(),
  cause: z.string(),
  owners: z.array(z.string()),
  grade: z.number(),
  dueOn: z.record(z.string(), z.string()),
  expected: z.string(),
  triggerFrom: z.string(),
  triggerTo: z.string(),
});

const draft = endpoint({
  method: 'GET',
  path: '/api/v1/action-draft',
  access: 'read',
  summary:
    'What an action about an alert, or about a product and category, would say before somebody edits it',
  query: z.strictObject({
    alert: z.string().min(1).max(300).optional(),
    product: ProductId.optional(),
    category: Category.optional(),
  }),
  reply: DraftReply,
  handle: async (call) => {
    const found = await draftAction(call, call.query);
    const openedOn = dayOf(call.caller.now);
    const due = ([1, 2, 3] as const).map(
      (grade) => [String(grade), deadlineOf(call.deadlines, grade, openedOn).dueOn] as const,
    );
    return { ...found, dueOn: Object.fromEntries(due) };
  },
});

export const actionEndpoints: readonly Endpoint[] = [list, draft, one, create, step];
