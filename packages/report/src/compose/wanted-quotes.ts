import type { Taxonomy } from '@voc/core';
import { leavesOf } from './facts/words.ts';
import type { Report } from './schema.ts';
import type { WantedWords } from './words-store.ts';

export interface WantedQuotes {
  /** Of the report's period: leaves over all products (null) and of single products. */
  period: { leaf: string; productId: string | null }[];
  /** Of the list window. */
  list: { leaf: string; productId: string }[];
  praised: string[];
}

/** Which quotes a report made without any will show, so that only their candidates are read. */
export function wantedQuotes({
  categories,
  mismatch,
  products,
  chatOnlyProducts,
  lists,
}: Report): WantedQuotes {
  const leaves = categories.flatMap((group) => group.leaves.map(({ id }) => ({ leaf: id, productId: null })));
  const ofMismatch = mismatch.flatMap(({ id, products: those }) =>
    those.map(({ productId }) => ({ leaf: id, productId })),
  );
  const ofCauses = (entries: readonly { productId: string; causes: readonly { id: string }[] }[]) =>
    entries.flatMap(({ productId, causes }) => causes.map(({ id }) => ({ leaf: id, productId })));
  const single = [...ofMismatch, ...ofCauses(products), ...ofCauses(chatOnlyProducts)];
  const distinct = new Map(single.map((one) => [`${one.leaf} ${one.productId}`, one]));
  return {
    period: [...leaves, ...distinct.values()],
    list: ofCauses(lists.black),
    praised: lists.red.map(({ productId }) => productId),
  };
}

/** What has to be read for the words behind the findings: of a change, and of leaves that say what it is about. */
export function wantedWords({ findings }: Report, taxonomy: Taxonomy): WantedWords[] {
  return findings.flatMap(({ category, product, split }) => {
    const leaves = split ? leavesOf(taxonomy, category) : [];
    return leaves.length > 0 ? [{ category, productId: product?.productId ?? null, leaves }] : [];
  });
}
