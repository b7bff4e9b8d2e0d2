import { testEffect } from '../../effect/test-effect.ts';
import type { Context } from '../facts/context.ts';
import { round } from '../facts/rate.ts';
import type { ActionFact } from '../facts/types.ts';
import type { ActionEntry } from '../schema-actions.ts';

/** What can be said of an action, and of its effect where it can be judged. */
export type Outcome = Pick<ActionEntry, 'standing' | 'reason' | 'effect'>;

const told = (standing: ActionEntry['standing'], reason = ''): Outcome => ({
  standing,
  reason,
  effect: null,
});

/** How an action stands at the end (exclusive) of what is known. */
export function outcomeOf({ action, until, input }: ActionFact, end: string): Outcome {
  if (action.closedOn === null) return told(action.dueOn < end ? '逾期' : '进行中');
  if (action.productId === null) return told('无法比较', '全店的行动没有可比的商品');
  if (until === null) return told('无法比较', '关闭得太早,除了触发它的几天没有可比的日子');
  if (until > end) return told('观察中', `观察到 ${until}(不含)`);
  const found = input && testEffect(input);
  if (!found || !input) return told('无法比较', '前后没有分母或都没有投诉');
  return {
    standing: found.verdict,
    reason: found.peers > 0 ? '' : '没有足够的同类商品可比,区间已放宽',
    effect: {
      ratio: round(found.ratio),
      lower: round(found.lower),
      upper: Number.isFinite(found.upper) ? round(found.upper) : null,
      before: input.before.count,
      after: input.after.count,
      peers: found.peers,
      peerRatio: round(found.peerRatio),
    },
  };
}

/** 行动: what was taken on, what is late, and whether what was closed has had an effect. */
export function composeActions({ facts, nameOf, refOf }: Context): ActionEntry[] {
  return facts.actions.map((fact) => {
    const { action } = fact;
    return {
      actionId: action.actionId,
      product: action.productId === null ? null : refOf(action.productId),
      category: action.category,
      categoryName: nameOf(action.category),
      cause: action.cause,
      owner: action.owner,
      dueOn: action.dueOn,
      closedOn: action.closedOn,
      expected: action.expectedEffect,
      ...outcomeOf(fact, facts.period.end),
    };
  });
}
