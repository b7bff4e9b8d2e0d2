import { noProduct } from '@voc/core';
import type { DenominatorName } from '../schema-values.ts';
import type { Tally } from './tally.ts';
import type { Window } from './types.ts';

/** A window with its sums. */
export interface Frame {
  window: Window;
  tally: Tally;
}

/** The one denominator of a report, list or chart. */
export interface Basis {
  name: DenominatorName;
  reason: string;
  /** Exposure of the company, or of one product; null when unknown. */
  exposure(frame: Frame, productId?: string): number | null;
  /** What a product is judged by: units (orders) shifted by the learned delay, so that a campaign is no quality. */
  atRisk(frame: Frame, productId: string): number | null;
}

/** Units are the denominator where known for at least this share of product-days. */
const knownShare = 0.95;
/** And where at least this share of the voices names a product. */
const linkedShare = 0.5;

const positive = (value: number): number | null => (value > 0 ? value : null);

const byUnits = (frame: Frame, productId?: string): number | null => {
  const { units } = frame.window;
  if (productId !== undefined) return positive(units.get(productId) ?? 0);
  return positive([...units.values()].reduce((sum, one) => sum + one, 0));
};

const byItems = ({ tally }: Frame, productId?: string): number | null =>
  positive(productId === undefined ? tally.total('items', 'all') : tally.of(productId, 'items', 'all'));

const byAtRisk = ({ window }: Frame, productId: string): number | null =>
  positive(window.atRisk.get(productId) ?? 0);

const quantities = {
  units: { name: '签收件数', word: '签收件数' },
  orders: { name: '订单(按下单到发声延迟折算)', word: '订单数' },
} as const;

const percent = (share: number): string => `${Math.floor(share * 1000) / 10}%`;

/** Chooses the denominator for a set of products (all of them by default) and says why. */
export function chooseBasis(frame: Frame, productIds?: readonly string[]): Basis {
  const wanted = productIds && new Set(productIds);
  let all = 0;
  let known = 0;
  for (const [productId, days] of frame.window.productDays) {
    if (productId === noProduct || (wanted && !wanted.has(productId))) continue;
    all += days.all;
    known += days.known;
  }
  const items = frame.tally.total('items', 'all');
  const linked = items === 0 ? 1 : 1 - frame.tally.of(noProduct, 'items', 'all') / items;
  const share = all === 0 ? 0 : known / all;
  const { name, word } = quantities[frame.window.quantity];
  if (share >= knownShare && (wanted || linked >= linkedShare)) {
    return {
      name,
      reason: `${percent(share)} 的款·日有${word},达到 95% 的门槛`,
      exposure: byUnits,
      atRisk: byAtRisk,
    };
  }
  const reason =
    known === 0
      ? '没有接入签收件数和订单数,以声音条数为分母'
      : share < knownShare
        ? `只有 ${percent(share)} 的款·日有${word}(不足 95%),全部改用声音条数`
        : `只有 ${percent(linked)} 的声音能关联到商品,${word}不可比,改用声音条数`;
  return { name: '声音条数', reason, exposure: byItems, atRisk: byItems };
}
