import { noProduct } from '@voc/core';
import { type Context, largest } from '../facts/context.ts';
import { round } from '../facts/rate.ts';
import type { Topic } from '../schema-sections.ts';
import { topicField } from './listing-fields.ts';

const shown = 10;
const productsShown = 3;

const perThousand = (count: number, conversations: number): number | null =>
  conversations > 0 ? round((count / conversations) * 1000) : null;

/** Whether any page of the product fills the field; null when no page of it is known, or pages have no such field. */
function pageSays({ facts }: Context, productId: string, field: string | null): boolean | null {
  if (field === null) return null;
  const pages = facts.listings.filter((listing) => listing.productId === productId);
  if (pages.length === 0) return null;
  return pages.some(({ fields }) =>
    fields.some((one) => one.field === field && (one.value ?? '').trim() !== ''),
  );
}

function topicOf(context: Context, attribute: string): Topic {
  const { now, refOf, facts } = context;
  const field = topicField(attribute);
  const asked = (productId?: string): number =>
    now.tally.kinds('topic', attribute, productId).get('chat') ?? 0;
  const conversations = (productId?: string): number =>
    now.tally.kinds('items', 'all', productId).get('chat') ?? 0;
  const products = [...now.tally.products('topic', attribute).keys()].filter((id) => id !== noProduct);
  const types = new Map<string, number>();
  for (const productId of products) {
    const type = facts.products.get(productId)?.productType;
    if (type) types.set(type, (types.get(type) ?? 0) + asked(productId));
  }
  const ranked = largest(
    products.map((productId) => [productId, asked(productId)] as const),
    (id) => id,
    productsShown,
  );
  return {
    attribute,
    count: asked(),
    conversations: conversations(),
    perThousand: perThousand(asked(), conversations()),
    productTypes: largest(types, (type) => type, 3),
    products: ranked.map(({ id, count }) => ({
      ...refOf(id),
      count,
      conversations: conversations(id),
      perThousand: perThousand(count, conversations(id)),
      pageSays: pageSays(context, id, field),
      field,
    })),
  };
}

/** 商品页没说清: what customers ask in chats, the most asked attribute first. */
export function composeTopics(context: Context): Topic[] {
  return [...context.now.tally.categories('topic').keys()]
    .map((attribute) => topicOf(context, attribute))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.attribute < b.attribute ? -1 : 1))
    .slice(0, shown);
}
