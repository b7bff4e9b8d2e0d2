import type { Day } from '@voc/core';
import type { Db } from '@voc/core/db';
import { type Action, type EffectWindows, windowsOf } from '../effect/action.ts';
import { readEffectInput, spansOf } from '../effect/effect-store.ts';
import { readDailySold } from '../exposure/daily-store.ts';
import { readDelays } from '../exposure/delay-store.ts';
import { type Outcome, outcomeOf } from './sections/actions.ts';
import { createSoldBook } from './sold-store.ts';

/** The windows of an action whose effect can be told when the days before `end` are known; else undefined. */
export function windowsOver(action: Action, end: Day): EffectWindows | undefined {
  const windows = windowsOf(action);
  return windows !== null && windows.after.end <= end && action.productId !== null ? windows : undefined;
}

/**
 * How actions stand when the days before `end` are known, in their order: an effect is judged once its window is over.
 * Delays and what was sold are read once for all of them.
 */
export async function judgeActions(db: Db, actions: readonly Action[], end: Day): Promise<Outcome[]> {
  const over = actions.map((action) => windowsOver(action, end));
  const spans = over.flatMap((windows) => (windows ? spansOf(windows) : []));
  const sold =
    spans.length === 0
      ? undefined
      : createSoldBook(db, await readDelays(db, { before: end }), await readDailySold(db, spans));
  const outcomes: Outcome[] = [];
  for (const [at, action] of actions.entries()) {
    const windows = over[at];
    const input = windows && sold ? await readEffectInput(db, action, windows, sold) : null;
    outcomes.push(outcomeOf({ action, until: windowsOf(action)?.after.end ?? null, input }, end));
  }
  return outcomes;
}
