import type { Day } from '@voc/core';
import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import { mayBeTried } from './claim-store.ts';
import { answersFor, ownerName } from './owner-store.ts';

/** An open action of which its owner may have to be reminded. */
export interface PendingAction {
  actionId: string;
  productId: string | null;
  productName: string | null;
  cause: string;
  owner: string;
  /** Last step taken; `submitted` while there is none. */
  step: string;
  respondOn: Day | null;
  dueOn: Day;
  /** Groups of its owner, else of all who answer for the product. */
  robots: string[];
  /** `key recipient` of reminders that went out. */
  told: string[];
}

const ofAction = answersFor(sql.ref('a.product_id'), sql.ref('p.line'));
const robots = (condition: ReturnType<typeof answersFor>) =>
  sql`(select array_agg(distinct o.robot) from owners o where o.robot is not null and ${condition})`;
const isOwner = sql<boolean>`${ofAction} and a.owner in (o.department, ${ownerName})`;

/** Open actions to be answered before, or due until, a day, the most urgent first. */
export async function readPendingActions(db: Db, until: Day, at: Date): Promise<PendingAction[]> {
  const { rows } = await sql<PendingAction>`
    select a.action_id as "actionId", a.product_id as "productId", p.name as "productName", a.cause, a.owner,
      coalesce((select s.step from action_steps s where s.action_id = a.action_id order by s.n desc limit 1), 'submitted') as step,
      a.respond_on::text as "respondOn", a.due_on::text as "dueOn",
      coalesce(${robots(isOwner)}, ${robots(ofAction)}, '{}') as robots,
      coalesce((select array_agg(d.target_key || ' ' || d.recipient) from deliveries d where d.target = 'reminder'
        and d.target_key like a.action_id || '@%' and not ${mayBeTried(at)}), '{}') as told
    from actions a left join products p on p.product_id = a.product_id
    where a.state = 'open' and (a.due_on <= ${until}::date or a.respond_on <= ${until}::date)
    order by a.due_on, a.action_id`.execute(db);
  return rows;
}
