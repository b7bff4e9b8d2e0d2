import type { ActionEntry } from './types.ts';
import { productName } from './words.ts';

/** What the action was about: product and category. */
export const actionSubject = ({ product, categoryName }: ActionEntry): string =>
  product ? `${productName(product)} ${categoryName}` : categoryName;

/** `0.22 倍(90% 区间 0.10~0.48),前 18 条、后 5 条;同类 20 款同期 1.02 倍`, or why there is no verdict. */
export function outcomeText({ effect, reason }: Pick<ActionEntry, 'effect' | 'reason'>): string {
  if (!effect) return reason;
  const { ratio, lower, upper, before, after, peers, peerRatio } = effect;
  const limit = upper === null ? '以上' : `~${upper.toFixed(2)}`;
  const market = peers > 0 ? `;同类 ${peers} 款同期 ${peerRatio.toFixed(2)} 倍` : '';
  return `投诉率为行动前的 ${ratio.toFixed(2)} 倍(90% 区间 ${lower.toFixed(2)}${limit}),前 ${before} 条、后 ${after} 条${market}${reason ? `;${reason}` : ''}`;
}

export const actionsLead =
  '行动前的天数不含触发它的那几天(挑出来的高点自己也会回落);与没有采取行动的同类商品相比';
