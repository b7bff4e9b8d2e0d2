import type { Db } from '@voc/core/db';
import { windowsOf } from '../effect/action.ts';
import { readActions } from '../effect/action-store.ts';
import { readEffectInput, spansOf } from '../effect/effect-store.ts';
import { readDailySold } from '../exposure/daily-store.ts';
import type { Delays } from '../exposure/delay-store.ts';
import type { ActionFact } from './facts/types.ts';
import { createSoldBook } from './sold-store.ts';
import type { Span } from './windows.ts';

/**
 * Actions a period tells of: those open at its end, those whose window is not over, and those whose window ended in it,
 * with what their effect is judged by.
 */
export async function readActionFacts(db: Db, { start, end }: Span, delays: Delays): Promise<ActionFact[]> {
  const told = (await readActions(db, end)).flatMap((action) => {
    const windows = windowsOf(action);
    const ended = windows?.after.end ?? action.closedOn;
    const isOver = windows !== null && windows.after.end <= end && action.productId !== null;
    return ended !== null && ended <= start ? [] : [{ action, windows, isOver }];
  });
  const spans = told.flatMap(({ windows, isOver }) => (windows && isOver ? spansOf(windows) : []));
  const sold = spans.length === 0 ? undefined : createSoldBook(db, delays, await readDailySold(db, spans));
  const facts: ActionFact[] = [];
  for (const { action, windows, isOver } of told) {
    const input = windows && isOver && sold ? await readEffectInput(db, action, windows, sold) : null;
    facts.push({ action, until: windows?.after.end ?? null, input });
  }
  return facts;
}
