import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import { isOver, mayBeTried } from './claim-store.ts';

/** A step of an action with the action, as a ticket system gets them. */
export interface TakenStep {
  action: {
    id: string;
    productId: string | null;
    productName: string | null;
    category: string;
    cause: string;
    owner: string;
    grade: number;
    openedOn: string;
    respondOn: string | null;
    dueOn: string;
    expectedEffect: string;
    raisedBy: string;
    alertKey: string | null;
  };
  step: { n: number; step: string; person: string; note: string | null; at: string };
}

export interface StepKey {
  actionId: string;
  n: number;
}

const ofStep = sql`d.target = 'ticket' and d.target_key = s.action_id || '@' || s.n`;

/** Of each action the first step after an instant that was not told; those behind it wait for their turn. */
export async function readUntoldSteps(db: Db, since: Date, at: Date, limit: number): Promise<StepKey[]> {
  const { rows } = await sql<StepKey>`
    select s.action_id as "actionId", s.n from (
      select distinct on (s.action_id) s.action_id, s.n from action_steps s
      where s.at >= ${since} and not exists (select 1 from deliveries d where ${ofStep} and ${isOver})
      order by s.action_id, s.n) s
    where not exists (select 1 from deliveries d where ${ofStep} and not ${mayBeTried(at)})
    order by 1 limit ${limit}`.execute(db);
  return rows;
}

export async function readTakenStep(db: Db, { actionId, n }: StepKey): Promise<TakenStep | undefined> {
  const { rows } = await sql<TakenStep>`
    select jsonb_build_object('id', a.action_id, 'productId', a.product_id, 'productName', p.name, 'category', a.category,
        'cause', a.cause, 'owner', a.owner, 'grade', a.grade, 'openedOn', a.opened_on, 'respondOn', a.respond_on,
        'dueOn', a.due_on, 'expectedEffect', a.expected_effect, 'raisedBy', a.raised_by, 'alertKey', a.alert_key) as action,
      jsonb_build_object('n', s.n, 'step', s.step, 'person', s.person, 'note', s.note,
        'at', to_char(s.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as step
    from action_steps s join actions a using (action_id) left join products p on p.product_id = a.product_id
    where s.action_id = ${actionId} and s.n = ${n}`.execute(db);
  return rows[0];
}
