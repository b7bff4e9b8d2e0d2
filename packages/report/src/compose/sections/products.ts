import { noProduct, ownLeavesOf } from '@voc/core';
import type { Frame } from '../facts/basis.ts';
import { type Context, kindName, largest } from '../facts/context.ts';
import { rateOf, round } from '../facts/rate.ts';
import { shareOf } from '../facts/share.ts';
import type { VoiceShare } from '../facts/types.ts';
import type { ChatOnlyProduct, ProductEntry } from '../schema-sections.ts';
import type { NamedCount, Share } from '../schema-values.ts';
import { quotesOf } from './quotes.ts';

const minComplaints = 3;
const shown = 15;

/** Leaves of a product that count against it, the most frequent first. */
export function ownCauses(
  { facts, nameOf }: Context,
  frame: Frame,
  productId: string,
  limit = 3,
): NamedCount[] {
  const categories = [...frame.tally.categories('complaint', productId)];
  const own = ownLeavesOf(facts.taxonomy);
  return largest(
    categories.filter(([category]) => own.has(category)),
    nameOf,
    limit,
  );
}

/** Share of complaining customers of a product who spoke in chats alone; null without any. */
export function chatOnlyShare(shares: ReadonlyMap<string, VoiceShare>, productId: string): number | null {
  const share = shares.get(productId);
  return share && share.voices > 0 ? round(share.chatOnly / share.voices, 4) : null;
}

/** The same with its interval. */
const chatOnlyOf = (share: VoiceShare | undefined): Share | null =>
  share ? shareOf(share.chatOnly, share.voices) : null;

/** Products with most complaints per exposure, by the lower bound of the rate, at least 3 complaints of their own. */
export function composeProducts(context: Context): ProductEntry[] {
  const { basis, now, before, refOf } = context;
  return [...now.tally.products('complaint', 'own')]
    .flatMap(([productId, count]) => {
      const exposure = basis.exposure(now, productId);
      if (productId === noProduct || exposure === null || count < minComplaints) return [];
      return [{ productId, own: rateOf(count, exposure) }];
    })
    .sort(
      (a, b) =>
        (b.own.lower ?? 0) - (a.own.lower ?? 0) ||
        b.own.count - a.own.count ||
        (a.productId < b.productId ? -1 : 1),
    )
    .slice(0, shown)
    .map(({ productId, own }) => {
      const causes = ownCauses(context, now, productId);
      return {
        ...refOf(productId),
        own,
        previous:
          before && rateOf(before.tally.of(productId, 'complaint', 'own'), basis.exposure(before, productId)),
        causes,
        channels: largest(now.tally.kinds('complaint', 'own', productId), kindName, 4),
        chatOnlyShare: chatOnlyShare(context.facts.shares, productId),
        chatOnly: chatOnlyOf(context.facts.shares.get(productId)),
        quotes: quotesOf(context.facts.quotes, { leaves: causes.map(({ id }) => id), productId }),
      };
    });
}

/** Products whose customers complain in chats and never in a review: the silent ones. */
export function composeChatOnly(context: Context): ChatOnlyProduct[] {
  const { facts, basis, now, refOf } = context;
  return [...facts.shares]
    .filter(
      ([productId, share]) =>
        productId !== noProduct && share.chatOnly >= minComplaints && share.inReviews === 0,
    )
    .sort(([a, x], [b, y]) => y.chatOnly - x.chatOnly || (a < b ? -1 : 1))
    .slice(0, 10)
    .map(([productId, share]) => {
      const causes = ownCauses(context, now, productId);
      return {
        ...refOf(productId),
        chatComplaints: share.chatOnly,
        chatOnly: chatOnlyOf(share),
        own: rateOf(now.tally.of(productId, 'complaint', 'own'), basis.exposure(now, productId)),
        causes,
        quotes: quotesOf(facts.quotes, { leaves: causes.map(({ id }) => id), productId }),
      };
    });
}
