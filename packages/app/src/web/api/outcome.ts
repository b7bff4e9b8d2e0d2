import { addDays, dayOf, ownLeavesOf } from '@voc/core';
import type { Db } from '@voc/core/db';
import { type Action, judgeAction, type Outcome, outcomeText } from '@voc/report';
import { sql } from 'kysely';
import { z } from 'zod';
import { wholeCompany } from '../../accounts/scope.ts';
import { readDataSpan } from '../../views/counts-store.ts';
import type { ApiDeps } from './endpoint.ts';

/** How an action stands, and what its effect was: 没有证据表明有效 is a normal answer. */
export const OutcomeReply = z.object({
  standing: z.string(),
  text: z.string(),
  ratio: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
});
export type OutcomeReply = z.infer<typeof OutcomeReply>;

/** Judged anew only when the data have changed: by action and version of the data. */
const judged = new WeakMap<Db, { version: string; outcomes: Map<string, Outcome> }>();

async function readVersion(db: Db, end: string): Promise<string> {
  const { rows } = await sql<{ seq: string }>`select seq::text as seq from data_version`.execute(db);
  return `${rows[0]?.seq ?? ''} ${end}`;
}

async function outcomesOf(db: Db, end: string): Promise<Map<string, Outcome>> {
  const version = await readVersion(db, end);
  const known = judged.get(db);
  if (known?.version === version) return known.outcomes;
  const outcomes = new Map<string, Outcome>();
  judged.set(db, { version, outcomes });
  return outcomes;
}

const replyOf = (outcome: Outcome): OutcomeReply => ({
  standing: outcome.standing,
  text: outcomeText(outcome),
  ratio: outcome.effect?.ratio ?? null,
  lower: outcome.effect?.lower ?? null,
  upper: outcome.effect?.upper ?? null,
});

/** First day that is not known yet: that after the newest voice, and never after today. */
export async function firstUnknownDay({ db, now }: Pick<ApiDeps, 'db' | 'now'>): Promise<string> {
  const span = await readDataSpan(db, { scope: wholeCompany });
  const tomorrow = addDays(dayOf(now()), 1);
  const days = span ? [addDays(span.to, 1), tomorrow] : [tomorrow];
  return days.sort()[0] ?? tomorrow;
}

/** How actions stand by what is known now. */
export async function judgeActions(
  { db, taxonomy, now }: ApiDeps,
  actions: readonly Action[],
): Promise<Map<string, OutcomeReply>> {
  const end = await firstUnknownDay({ db, now });
  const known = await outcomesOf(db, end);
  const options = { ownLeaves: ownLeavesOf(taxonomy) };
  const replies = new Map<string, OutcomeReply>();
  for (const action of actions) {
    const key = `${action.actionId} ${action.closedOn} ${action.state}`;
    const outcome = known.get(key) ?? (await judgeAction(db, action, end, options));
    known.set(key, outcome);
    // What is late is told by the clock, not by the newest voice.
    const isLate = action.state === 'open' && action.dueOn < dayOf(now());
    replies.set(action.actionId, { ...replyOf(outcome), ...(isLate ? { standing: '逾期' } : {}) });
  }
  return replies;
}
