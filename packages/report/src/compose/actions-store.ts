import type { Db } from '@voc/core/db';
import { windowsOf } from '../effect/action.ts';
import { readActions } from '../effect/action-store.ts';
import { readEffectInput } from '../effect/effect-store.ts';
import type { Delays } from '../exposure/delay-store.ts';
import type { ActionFact } from './facts/types.ts';
import type { Span } from './windows.ts';

/**
 * Actions a period tells of: those open at its end, those whose window is not over, and those whose window ended in it,
 * with what their effect is judged by.
 */
export async function readActionFacts(db: Db, { start, end }: Span, delays: Delays): Promise<ActionFact[]> {
  const facts: ActionFact[] = [];
  for (const action of await readActions(db, end)) {
    const windows = windowsOf(action);
    const ended = windows?.after.end ?? action.closedOn;
    if (ended !== null && ended <= start) continue;
    const isOver = windows !== null && windows.after.end <= end;
    const input =
      isOver && action.productId !== null ? await readEffectInput(db, action, windows, delays) : null;
    facts.push({ action, until: windows?.after.end ?? null, input });
  }
  return facts;
}
