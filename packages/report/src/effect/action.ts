import { addDays, type Day, daysBetween, UsageError } from '@voc/core';

/** A finding that somebody takes on, with what is expected of it written down beforehand. */
export interface Action {
  actionId: string;
  /** Null: of the whole shop; there is nobody to compare it with. */
  productId: string | null;
  category: string;
  cause: string;
  owner: string;
  openedOn: Day;
  dueOn: Day;
  expectedEffect: string;
  direction: 'down' | 'up';
  /** Days that triggered it, half-open. */
  triggerFrom: Day;
  triggerTo: Day;
  /** Days from closing until its effect can be heard, and days that are then watched. */
  lagDays: number;
  windowDays: number;
  state: 'open' | 'closed' | 'dropped';
  closedOn: Day | null;
  reportKind: string;
  reportPeriod: string;
}

interface Span {
  start: Day;
  end: Day;
}

/** The days an action is judged by. */
export interface EffectWindows {
  before: Span;
  after: Span;
  /** Weeks before the trigger, oldest first. */
  history: Span[];
}

/** Longest before window: what was heard longer ago is another time. */
const longestBefore = 28;
const historyWeeks = 12;

/**
 * The windows of a closed action: before is from the end of the trigger to closing (at most 28 days), after begins
 * `lagDays` later. Null while it is not closed, or when it was closed before a day without trigger could be heard.
 */
export function windowsOf(action: Action): EffectWindows | null {
  const { closedOn, triggerFrom, triggerTo, lagDays, windowDays } = action;
  if (closedOn === null || closedOn <= triggerTo) return null;
  const days = Math.min(longestBefore, daysBetween(triggerTo, closedOn));
  const start = addDays(closedOn, lagDays);
  return {
    before: { start: addDays(closedOn, -days), end: closedOn },
    after: { start, end: addDays(start, windowDays) },
    history: Array.from({ length: historyWeeks }, (_, i) => ({
      start: addDays(triggerFrom, -7 * (historyWeeks - i)),
      end: addDays(triggerFrom, -7 * (historyWeeks - i - 1)),
    })),
  };
}

/** Refuses what could not be judged fairly later; UsageError in Chinese. */
export function checkAction(action: Action): void {
  if (action.triggerTo > action.openedOn)
    throw new UsageError('触发窗口要在登记行动之前结束,否则前后无法比较');
  if (action.triggerFrom >= action.triggerTo) throw new UsageError('触发窗口的起止日期不对');
  if (action.windowDays < 7 || action.lagDays < 0) throw new UsageError('观察窗口至少 7 天,生效天数不能为负');
}
