import { noProduct } from '@voc/core';
import { nobody, type Placed, placeProducts } from '../../lists/place-products.ts';
import { type Basis, chooseBasis, type Frame } from '../facts/basis.ts';
import type { Context, Framed } from '../facts/context.ts';
import type { Contender, RankPeers, Standing } from '../facts/rank.ts';

/** Fewer peers than this have no median worth comparing with. */
export const minPeers = 5;

/** Products of one 类目 that are judged against each other, by one denominator. */
export interface Peers {
  group: string;
  basis: Basis;
  productIds: string[];
}

/** One window judged: who stood where, and who was listed. */
export interface JudgedWindow {
  window: { start: string; end: string };
  standings: ReadonlyMap<string, Standing>;
  placed: Placed;
}

/** Products with a 类目, by 类目; listings without a product and products without one are nobody's peers. */
export function peerGroups({
  facts,
  list,
}: Pick<Context, 'list'> & { facts: Pick<Framed, 'products'> }): Peers[] {
  const groups = new Map<string, string[]>();
  const seen = new Set([...list.tally.products('items', 'all').keys(), ...list.window.units.keys()]);
  for (const productId of [...seen].sort()) {
    const type = facts.products.get(productId)?.productType;
    if (type && productId !== noProduct) groups.set(type, [...(groups.get(type) ?? []), productId]);
  }
  return [...groups].map(([group, productIds]) => ({
    group,
    productIds,
    basis: chooseBasis(list, productIds),
  }));
}

/** Own complaints and praise, and exposure at risk, of the peers in one window; who has none in it is left out. */
export function contendersOf({ productIds, basis }: Peers, frame: Frame): Contender[] {
  return productIds.flatMap((productId) => {
    const atRisk = basis.atRisk(frame, productId);
    if (atRisk === null) return [];
    const complaints = frame.tally.of(productId, 'complaint', 'own');
    const praises = frame.tally.of(productId, 'praise', 'own');
    return [{ productId, complaints, exposure: Math.max(1, Math.round(atRisk)), praises }];
  });
}

/**
 * Judges the windows of the list in order, oldest first and the list's own last, each with the memory of the one before.
 */
export function judgeWindows(
  { list, listsBefore }: Pick<Context, 'list' | 'listsBefore'>,
  groups: readonly Peers[],
  rank: RankPeers,
  size: number,
): JudgedWindow[] {
  let placed = nobody;
  return [...listsBefore, list].map((frame) => {
    const standings = groups.flatMap((peers) => {
      const contenders = contendersOf(peers, frame);
      return contenders.length < minPeers ? [] : rank(contenders);
    });
    placed = placeProducts(standings, placed.places, size);
    const { start, end } = frame.window;
    return {
      window: { start, end },
      standings: new Map(standings.map((one) => [one.productId, one])),
      placed,
    };
  });
}
