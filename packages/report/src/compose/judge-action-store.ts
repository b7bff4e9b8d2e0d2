import type { Day } from '@voc/core';
import type { Db } from '@voc/core/db';
import { type Action, windowsOf } from '../effect/action.ts';
import { readEffectInput } from '../effect/effect-store.ts';
import { type DelayQuery, readDelays } from '../exposure/delay-store.ts';
import { type Outcome, outcomeOf } from './sections/actions.ts';

/** How an action stands when the days before `end` are known: the effect is judged once its window is over. */
export async function judgeAction(
  db: Db,
  action: Action,
  end: Day,
  options: Pick<DelayQuery, 'ownLeaves'>,
): Promise<Outcome> {
  const windows = windowsOf(action);
  const isOver = windows !== null && windows.after.end <= end && action.productId !== null;
  const input = isOver
    ? await readEffectInput(db, action, windows, await readDelays(db, { before: end, ...options }))
    : null;
  return outcomeOf({ action, until: windows?.after.end ?? null, input }, end);
}
