import type { Taxonomy } from '@voc/core';
import { leavesOf } from './facts/words.ts';
import type { Report } from './schema.ts';
import type { WantedWords } from './words-store.ts';

export interface WantedQuotes {
  /** Of the report's period: leaves of single products; those over all products are read of every leaf. */
  period: { leaf: string; productId: string }[];
  /** Of the list window. */
  list: { leaf: string; productId: string }[];
  praised: string[];
  /** Products whose sizes and colours are told. */
  skus: string[];
}

/** Which quotes a report made without any will show, so that only their candidates are read. */
export function wantedQuotes({
  findings,
  mismatch,
  products,
  chatOnlyProducts,
  lists,
}: Report): WantedQuotes {
  const ofMismatch = mismatch.flatMap(({ id, products: those }) =>
    those.map(({ productId }) => ({ leaf: id, productId })),
  );
  const ofCauses = (entries: readonly { productId: string; causes: readonly { id: string }[] }[]) =>
    entries.flatMap(({ productId, causes }) => causes.map(({ id }) => ({ leaf: id, productId })));
  const single = [...ofMismatch, ...ofCauses(products), ...ofCauses(chatOnlyProducts)];
  const distinct = new Map(single.map((one) => [`${one.leaf} ${one.productId}`, one]));
  return {
    period: [...distinct.values()],
    list: ofCauses(lists.black),
    praised: lists.red.map(({ productId }) => productId),
    skus: [
      ...[...lists.black, ...lists.red].map(({ productId }) => productId),
      ...findings.flatMap(({ product }) => (product ? [product.productId] : [])),
    ],
  };
}

/** What has to be read for the words behind the findings: of a change, and of leaves that say what it is about. */
export function wantedWords({ findings }: Report, taxonomy: Taxonomy): WantedWords[] {
  return findings.flatMap(({ category, product, split }) => {
    const leaves = split ? leavesOf(taxonomy, category) : [];
    return leaves.length > 0 ? [{ category, productId: product?.productId ?? null, leaves }] : [];
  });
}
