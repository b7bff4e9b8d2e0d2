import { type Context, labelOf } from '../facts/context.ts';
import { byText } from '../facts/order.ts';
import type { AlertEntry } from '../schema-sections.ts';

const states: Record<string, string> = {
  open: '待处理',
  acknowledged: '处理中',
  resolved: '已关闭',
  withdrawn: '已撤回',
};

const joins: Record<string, string> = {
  'mismatch!': '商品描述不符',
  total: '全部客诉',
  regulator: '提到监管或曝光',
};

/** The name of a category that joins leaves; nothing for others. */
export const joinName = (category: string): string | undefined => joins[category];

/** Alerts raised or still running in the period, the newest first; withdrawn ones are not told. */
export function composeAlerts({ facts, nameOf, refOf }: Context): AlertEntry[] {
  return facts.alerts
    .filter(({ state }) => state !== 'withdrawn')
    .map(({ dedupKey, kind, productId, category, raisedOn, lastOn, tier, state, card }) => ({
      dedupKey,
      kind,
      productId,
      category,
      raisedOn,
      lastOn,
      tier,
      productName: productId === null ? null : labelOf(refOf(productId)),
      categoryName: joinName(category) ?? nameOf(category),
      state: states[state] ?? state,
      title: card.split('\n')[0] ?? '',
    }))
    .sort((a, b) => byText(b.raisedOn, a.raisedOn) || byText(a.dedupKey, b.dedupKey));
}
