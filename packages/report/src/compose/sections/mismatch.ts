import type { Context } from '../facts/context.ts';
import { byText } from '../facts/order.ts';
import type { ListingFact } from '../facts/types.ts';
import type { FieldCheck, MismatchAttribute } from '../schema-sections.ts';
import type { Figures } from './categories.ts';
import { productsByRate } from './in-category.ts';
import { fieldsOf } from './listing-fields.ts';
import { ownersOf } from './owners.ts';
import { quotesOf } from './quotes.ts';

const productsShown = 3;
const minComplaints = 3;
const checksShown = 4;

/** Fields to check on the product's pages: changed ones first, the last change foremost; of the others one page each. */
export function checksOf(listings: readonly ListingFact[], productId: string, leaf: string): FieldCheck[] {
  const wanted = fieldsOf(leaf);
  return listings
    .filter((listing) => listing.productId === productId)
    .flatMap(({ platform, shopId, listingId, fields }) =>
      fields
        .filter(({ field }) => wanted.includes(field))
        .map(({ field, value, changedAt }) => ({ platform, shopId, listingId, field, value, changedAt })),
    )
    .sort(
      (a, b) =>
        byText(b.changedAt ?? '', a.changedAt ?? '') ||
        byText(`${a.platform}${a.listingId}`, `${b.platform}${b.listingId}`) ||
        wanted.indexOf(a.field) - wanted.indexOf(b.field),
    )
    .filter(
      (check, i, all) =>
        check.changedAt !== null || all.findIndex(({ field }) => field === check.field) === i,
    )
    .slice(0, checksShown);
}

/** 商品描述不符 by attribute, with products, page fields to check and the customers' words. */
export function composeMismatch(context: Context, judged: ReadonlyMap<string, Figures>): MismatchAttribute[] {
  const group = context.facts.taxonomy.groups.find(({ id }) => id === 'mismatch');
  return (group?.leaves ?? [])
    .flatMap(({ id, zh }): MismatchAttribute[] => {
      const figures = judged.get(id);
      if (!figures || figures.rate.count === 0) return [];
      const products = productsByRate(context, id, Infinity)
        .filter(({ rate }) => rate.count >= minComplaints)
        .slice(0, productsShown)
        .map((entry) => ({
          ...entry,
          checks: checksOf(context.facts.listings, entry.productId, id),
          quotes: quotesOf(context.facts.quotes, { leaf: id, productId: entry.productId }),
          owner: ownersOf(context, id, entry.productId)[0] ?? '',
        }));
      return [
        { id, name: zh, fields: [...fieldsOf(id)], rate: figures.rate, previous: figures.previous, products },
      ];
    })
    .sort((a, b) => b.rate.count - a.rate.count || (a.id < b.id ? -1 : 1));
}
