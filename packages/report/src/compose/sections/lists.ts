import { isOwnFault, noProduct } from '@voc/core';
import { type Basis, chooseBasis, type Frame } from '../facts/basis.ts';
import { type Context, largest } from '../facts/context.ts';
import { dueOn, monthDay } from '../facts/due.ts';
import type { Contender, RankPeers, Standing } from '../facts/rank.ts';
import { rateOf, round } from '../facts/rate.ts';
import type { ListEntry, ProductLists } from '../schema-sections.ts';
import type { NamedCount, Rate } from '../schema-values.ts';
import { blackText, listStatement, redText } from './list-text.ts';
import { chatOnlyShare, ownCauses } from './products.ts';
import { quotesOf } from './quotes.ts';
import { listWindow } from './window-label.ts';

/** Fewer peers than this have no median worth comparing with. */
const minPeers = 5;
const shown = 10;

type Sides = ReadonlyMap<string, 'black' | 'red'>;

interface Peers {
  group: string;
  basis: Basis;
  productIds: string[];
}

interface Placed extends Standing {
  peers: Peers;
  own: Rate;
}

/** Products with a 类目, by 类目; listings without a product and products without one are nobody's peers. */
function peerGroups({ facts, list }: Context): Peers[] {
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

function contenders(peers: Peers, frame: Frame, wasOn: Sides): Contender[] {
  return peers.productIds.flatMap((productId) => {
    const exposure = peers.basis.exposure(frame, productId);
    if (exposure === null) return [];
    const complaints = frame.tally.of(productId, 'complaint', 'own');
    return [{ productId, complaints, exposure, wasOn: wasOn.get(productId) ?? null }];
  });
}

/** The sides of the window before, each earlier window judged with the memory of the one before it. */
function sidesBefore(peers: Peers, windows: readonly Frame[], rank: RankPeers): Sides {
  return windows.reduce<Sides>((before, frame) => {
    const group = contenders(peers, frame, before);
    const sides = new Map<string, 'black' | 'red'>();
    if (group.length < minPeers) return sides;
    for (const { productId, side } of rank(group)) {
      if (side === 'black' || side === 'red') sides.set(productId, side);
    }
    return sides;
  }, new Map());
}

/** A listed product shows the interval that it was listed by, so that bound, median and score agree. */
function withBoundsOf({ side, lower, upper }: Standing, rate: Rate): Rate {
  if (side !== 'black' && side !== 'red') return rate;
  return { ...rate, lower: round(lower * 1000), upper: round(upper * 1000) };
}

function placeGroup(context: Context, peers: Peers, rank: RankPeers): (Placed & { standing: string })[] {
  const before = sidesBefore(peers, context.listsBefore, rank);
  const group = contenders(peers, context.list, before);
  const standings =
    group.length < minPeers
      ? group.map(
          ({ productId }): Standing => ({
            productId,
            side: 'insufficient',
            lower: 0,
            upper: 0,
            median: 0,
            score: 0,
          }),
        )
      : rank(group);
  const own = new Map(group.map((one) => [one.productId, rateOf(one.complaints, one.exposure)]));
  return standings.map((standing) => ({
    ...standing,
    peers,
    own: withBoundsOf(standing, own.get(standing.productId) ?? rateOf(0, null)),
    standing: before.get(standing.productId) === standing.side ? '连续在榜' : '新上',
  }));
}

function notCounted({ list, nameOf }: Context, productId: string): NamedCount[] {
  const groups = [...list.tally.categories('complaint', productId)].filter(
    ([category]) => !category.includes('.') && category !== 'total' && !category.endsWith('!'),
  );
  const others = groups.filter(([id]) => id !== 'own' && !isOwnFault(`${id}.x`));
  return largest(others, nameOf, 5);
}

const labelsShown = 3;

/** The labels heard most, and all others as 其他. */
function largestAndRest(counts: Iterable<readonly [string, number]>): NamedCount[] {
  const all = largest(counts, (label) => label, Number.POSITIVE_INFINITY);
  const rest = all.slice(labelsShown).reduce((sum, { count }) => sum + count, 0);
  const others = rest > 0 ? [{ id: '其他', name: '其他', count: rest }] : [];
  return [...all.slice(0, labelsShown), ...others];
}

const wishValue = (id: string): string => id.slice(id.indexOf(':') + 1);

function entryOf(
  context: Context,
  placed: Placed & { standing: string },
  rank: number,
): Omit<ListEntry, 'text'> {
  const { facts, list, refOf } = context;
  const { productId, own, peers, median, score, side, standing } = placed;
  const causes = ownCauses(context, list, productId);
  const leaves = side === 'red' ? undefined : causes.map(({ id }) => id);
  const skus = facts.skus.filter((one) => one.productId === productId);
  return {
    ...refOf(productId),
    rank,
    standing,
    peerGroup: peers.group,
    peers: peers.productIds.length,
    window: listWindow(facts),
    own,
    peerMedian: round(median * 1000),
    score: round(score),
    causes,
    notCounted: notCounted(context, productId),
    praises: largestAndRest(list.tally.categories('praise', productId)),
    wishes: largest(list.tally.categories('wish', productId), wishValue, 6),
    chatOnlyShare: chatOnlyShare(facts.listShares, productId),
    skus: largest(
      skus.map(({ sku, count }) => [sku, count] as const),
      (sku) => sku,
      3,
    ),
    quotes: quotesOf(facts.listQuotes, leaves ? { leaves, productId } : { leaf: 'praise', productId }),
  };
}

/** Red and black list: own faults against products of the same 类目; too little evidence is a state, never a rank. */
export function composeLists(context: Context, rank: RankPeers): ProductLists {
  const placed = peerGroups(context).flatMap((peers) => placeGroup(context, peers, rank));
  const side = (wanted: Standing['side']) => placed.filter((one) => one.side === wanted);
  const byId = (a: Placed, b: Placed): number => (a.productId < b.productId ? -1 : 1);
  const due = monthDay(dueOn(context.facts.period));
  const black = side('black')
    .sort((a, b) => b.score - a.score || byId(a, b))
    .slice(0, shown)
    .map((one, i) => {
      const entry = entryOf(context, one, i + 1);
      return { ...entry, text: blackText(context, entry, one.peers.basis.name.slice(0, 2), due) };
    });
  const red = side('red')
    .sort((a, b) => a.score - b.score || byId(a, b))
    .slice(0, shown)
    .map((one, i) => {
      const entry = entryOf(context, one, i + 1);
      return { ...entry, text: redText(entry, one.peers.basis.name.slice(0, 2)) };
    });
  const insufficient = side('insufficient').sort((a, b) => b.own.count - a.own.count || byId(a, b));
  const judged = placed.length - insufficient.length;
  return {
    window: listWindow(context.facts),
    black,
    red,
    judged,
    insufficient: insufficient.length,
    insufficientProducts: insufficient.slice(0, shown).map(({ productId, own, peers }) => ({
      ...context.refOf(productId),
      own,
      reason:
        peers.productIds.length < minPeers
          ? `同组(${peers.group})不足 ${minPeers} 款`
          : '按同组中位数预计的投诉太少,看不出好坏',
    })),
    statement: listStatement(context, judged, insufficient.length),
  };
}
