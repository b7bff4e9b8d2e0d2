import { dayOf, type Tx, UsageError } from '@voc/core';
import type { Db } from '@voc/core/db';
import { type ActionStage, type ActionStep, actionStageOf, refusalOfStep } from './action-steps.ts';

/** What became of actions, oldest step first. */
export async function readActionSteps(
  db: Db | Tx,
  actionIds: readonly string[],
): Promise<Map<string, ActionStep[]>> {
  const found = new Map<string, ActionStep[]>();
  if (actionIds.length === 0) return found;
  const rows = await db
    .selectFrom('action_steps')
    .select(['action_id', 'step', 'person', 'note', 'at'])
    .where('action_id', 'in', [...actionIds])
    .orderBy('action_id')
    .orderBy('n')
    .execute();
  for (const { action_id, ...step } of rows) {
    const own = found.get(action_id);
    if (own) own.push(step);
    else found.set(action_id, [step]);
  }
  return found;
}

/**
 * Takes a step with an action and gives where it then stands; UsageError when there is no such action or the step may not
 * be taken. What is declined is dropped, what is closed is closed on the business day of the step.
 */
export async function takeActionStep(db: Db, actionId: string, wanted: ActionStep): Promise<ActionStage> {
  return db.transaction().execute(async (tx) => {
    // Held, so that two people do not take a step at the same time.
    const held = await tx
      .selectFrom('actions')
      .select('action_id')
      .where('action_id', '=', actionId)
      .forUpdate()
      .executeTakeFirst();
    if (!held) throw new UsageError(`没有待处理的行动 ${actionId}`);
    const steps = (await readActionSteps(tx, [actionId])).get(actionId) ?? [];
    const refusal = refusalOfStep(wanted, steps);
    if (refusal) throw new UsageError(refusal);
    const { step, person, note, at } = wanted;
    await tx
      .insertInto('action_steps')
      .values({ action_id: actionId, n: steps.length + 1, step, person, note, at })
      .execute();
    const stage = actionStageOf([...steps, wanted]);
    if (stage === 'declined' || stage === 'closed')
      await tx
        .updateTable('actions')
        .set(
          stage === 'closed'
            ? { state: 'closed', closed_on: dayOf(at), closed_by: person }
            : { state: 'dropped' },
        )
        .where('action_id', '=', actionId)
        .execute();
    return stage;
  });
}
