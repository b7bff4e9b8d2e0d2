import { ownLeavesOf } from '@voc/core';
import { type Side, scoreOf } from '../../lists/place-products.ts';
import { type Context, largest } from '../facts/context.ts';
import { dueOn, monthDay } from '../facts/due.ts';
import type { RankPeers, Standing } from '../facts/rank.ts';
import { rateOf, round } from '../facts/rate.ts';
import type { ListEntry, ProductLists } from '../schema-sections.ts';
import type { NamedCount, Rate } from '../schema-values.ts';
import { type JudgedWindow, judgeWindows, minPeers, type Peers, peerGroups } from './list-peers.ts';
import { blackText, listStatement, redText } from './list-text.ts';
import { chatOnlyShare, ownCauses } from './products.ts';
import { quotesOf } from './quotes.ts';
import { listWindow } from './window-label.ts';

const shown = 10;

interface Listed {
  standing: Standing;
  side: Side;
  peers: Peers;
  own: Rate;
  told: string;
}

/** Complaints that do not count against the product, by group; buyer's reasons are a leaf of their own. */
function notCounted({ facts, list, nameOf }: Context, productId: string): NamedCount[] {
  const own = ownLeavesOf(facts.taxonomy);
  const { groups, residual } = facts.taxonomy;
  const others = [...groups.filter(({ leaves }) => !leaves.some(({ id }) => own.has(id))), ...residual].map(
    ({ id }) => [id, list.tally.of(productId, 'complaint', id)] as const,
  );
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

/** Praise on the leaves that would count against it, by label. */
function praisesOf({ facts, list }: Context, productId: string): Map<string, number> {
  const own = ownLeavesOf(facts.taxonomy);
  const praises = new Map<string, number>();
  for (const [category, count] of list.tally.categories('praise', productId)) {
    const [leaf = '', label = ''] = category.split(':');
    if (own.has(leaf)) praises.set(label, (praises.get(label) ?? 0) + count);
  }
  return praises;
}

const wishValue = (id: string): string => id.slice(id.indexOf(':') + 1);

function entryOf(context: Context, listed: Listed, rank: number): Omit<ListEntry, 'text'> {
  const { facts, list, refOf } = context;
  const { standing, side, own, peers, told } = listed;
  const { productId, median } = standing;
  const causes = ownCauses(context, list, productId);
  const leaves = side === 'red' ? undefined : causes.map(({ id }) => id);
  const skus = facts.skus.filter((one) => one.productId === productId);
  return {
    ...refOf(productId),
    rank,
    standing: told,
    peerGroup: peers.group,
    peers: peers.productIds.length,
    window: listWindow(facts),
    own,
    peerMedian: round(median * 1000),
    score: round(scoreOf(side, standing)),
    causes,
    notCounted: notCounted(context, productId),
    praises: largestAndRest(praisesOf(context, productId)),
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

/** A listed product shows the interval that it was listed by, so that bound, median and score agree. */
const ownOf = (
  { list }: Context,
  { basis }: Peers,
  { productId, complaints, lower, upper }: Standing,
): Rate => ({
  ...rateOf(complaints, basis.exposure(list, productId)),
  lower: round(lower * 1000),
  upper: round(upper * 1000),
});

function listedOn(
  context: Context,
  side: Side,
  windows: readonly JudgedWindow[],
  groups: readonly Peers[],
): Listed[] {
  const placed = windows.at(-1)?.placed;
  const peersOf = new Map(groups.flatMap((peers) => peers.productIds.map((id) => [id, peers] as const)));
  return (placed?.[side] ?? []).flatMap((standing): Listed[] => {
    const { productId } = standing;
    const peers = peersOf.get(productId);
    const periods = placed?.places.get(productId)?.periods ?? 1;
    const told = periods > 1 ? '连续在榜' : '新上';
    return peers ? [{ standing, side, peers, own: ownOf(context, peers, standing), told }] : [];
  });
}

/** Products that nothing can be said of: too few peers, no exposure or too little evidence. */
function undecided(
  { list }: Context,
  windows: readonly JudgedWindow[],
  groups: readonly Peers[],
): { productId: string; own: Rate; peers: Peers }[] {
  const standings = windows.at(-1)?.standings;
  return groups
    .flatMap((peers) => peers.productIds.map((productId) => ({ productId, peers })))
    .filter(({ productId }) => standings?.get(productId)?.judged !== true)
    .map(({ productId, peers }) => ({
      productId,
      peers,
      own: rateOf(list.tally.of(productId, 'complaint', 'own'), peers.basis.exposure(list, productId)),
    }))
    .sort((a, b) => b.own.count - a.own.count || (a.productId < b.productId ? -1 : 1));
}

/** Red and black list: own faults against products of the same 类目; too little evidence is a state, never a rank. */
export function composeLists(context: Context, rank: RankPeers): ProductLists {
  const groups = peerGroups(context);
  const windows = judgeWindows(context, groups, rank, shown);
  const due = monthDay(dueOn(context.facts.period));
  const black = listedOn(context, 'black', windows, groups).map((one, i) => {
    const entry = entryOf(context, one, i + 1);
    return { ...entry, text: blackText(context, entry, one.peers.basis.name, due) };
  });
  const red = listedOn(context, 'red', windows, groups).map((one, i) => {
    const entry = entryOf(context, one, i + 1);
    return { ...entry, text: redText(entry, one.peers.basis.name) };
  });
  const insufficient = undecided(context, windows, groups);
  const judged = groups.reduce((sum, { productIds }) => sum + productIds.length, 0) - insufficient.length;
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
