import { type Context, labelOf } from '../facts/context.ts';
import { byText } from '../facts/order.ts';
import type { SignalEntry } from '../schema-sections.ts';
import { joinName } from './alerts.ts';

const rounded = (value: number): number => Math.round(value * 100) / 100;
const rank = ({ productId, tier }: SignalEntry): number =>
  tier === 'watch' ? 2 : productId === null ? 0 : 1;

/** What left its limits in the period: whole categories first, what is only watched last, the least likely first. */
export function composeSignals({ facts, nameOf, refOf }: Context): SignalEntry[] {
  return facts.signals
    .map(({ numbers, productId, ...signal }) => ({
      ...signal,
      productId,
      productName: productId === null ? null : labelOf(refOf(productId)),
      categoryName: joinName(signal.category) ?? nameOf(signal.category),
      window: numbers.window,
      complaints: numbers.complaints,
      expected: rounded(numbers.expected),
      lower: numbers.lower,
      upper: numbers.upper,
      p: Number(numbers.p.toPrecision(3)),
    }))
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        a.p - b.p ||
        byText(a.category, b.category) ||
        byText(a.productId ?? '', b.productId ?? ''),
    );
}
