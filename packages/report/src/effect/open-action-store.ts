import type { Day } from '@voc/core';
import type { Db } from '@voc/core/db';
import { type Action, checkAction } from './action.ts';
import { recordAction } from './action-store.ts';

/** An action as somebody raises it, with its grade and the deadlines that gave its days. */
export interface RaisedAction {
  action: Action;
  grade: 1 | 2 | 3;
  respondOn: Day;
  slaVersion: string;
  alertKey: string | null;
  raisedBy: string;
  at: Date;
}

/** Writes down what somebody raises, with its first step; UsageError when it could not be judged later. */
export async function openAction(db: Db, raised: RaisedAction): Promise<void> {
  const { action, grade, respondOn, slaVersion, alertKey, raisedBy, at } = raised;
  checkAction(action);
  await db.transaction().execute(async (tx) => {
    await recordAction(tx, action);
    await tx
      .updateTable('actions')
      .set({
        grade,
        respond_on: respondOn,
        sla_version: slaVersion,
        alert_key: alertKey,
        raised_by: raisedBy,
      })
      .where('action_id', '=', action.actionId)
      .execute();
    await tx
      .insertInto('action_steps')
      .values({
        action_id: action.actionId,
        n: 1,
        step: 'submitted',
        person: raisedBy,
        note: null,
        at,
      })
      .execute();
  });
}
