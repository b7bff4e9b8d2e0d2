import { type Day, type Tx, UsageError } from '@voc/core';
import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import { type Action, checkAction } from './action.ts';

const columns =
  sql.raw(`action_id as "actionId", product_id as "productId", category, cause, owner, opened_on as "openedOn",
  due_on as "dueOn", expected_effect as "expectedEffect", direction, trigger_from as "triggerFrom",
  trigger_to as "triggerTo", lag_days as "lagDays", window_days as "windowDays", state, closed_on as "closedOn",
  report_kind as "reportKind", report_period as "reportPeriod"`);

/** Writes an action down before it is done; the same id again changes nothing. UsageError when it could not be judged later. */
export async function recordAction(db: Db | Tx, action: Action): Promise<void> {
  checkAction(action);
  await db
    .insertInto('actions')
    .values({
      action_id: action.actionId,
      product_id: action.productId,
      category: action.category,
      cause: action.cause,
      owner: action.owner,
      opened_on: action.openedOn,
      due_on: action.dueOn,
      expected_effect: action.expectedEffect,
      direction: action.direction,
      trigger_from: action.triggerFrom,
      trigger_to: action.triggerTo,
      lag_days: action.lagDays,
      window_days: action.windowDays,
      report_kind: action.reportKind,
      report_period: action.reportPeriod,
    })
    .onConflict((conflict) => conflict.column('action_id').doNothing())
    .execute();
}

/** Closes an open action; UsageError when there is none of this id. */
export async function closeAction(
  db: Db,
  { actionId, on, by }: { actionId: string; on: Day; by: string },
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('actions')
    .set({ state: 'closed', closed_on: on, closed_by: by })
    .where('action_id', '=', actionId)
    .where('state', '=', 'open')
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new UsageError(`没有待处理的行动 ${actionId}`);
}

/** Actions opened before a day, as they stood then: one closed later is open. */
export async function readActions(db: Db, before: Day): Promise<Action[]> {
  const { rows } = await sql<Action>`
    select ${columns} from actions where opened_on < ${before}::date and state <> 'dropped'
    order by opened_on, action_id collate "C"`.execute(db);
  return rows.map((row) =>
    row.closedOn !== null && row.closedOn >= before ? { ...row, state: 'open', closedOn: null } : row,
  );
}
