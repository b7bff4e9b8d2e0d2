import { ownLeavesOf } from '@voc/core';
import type { Side } from '../../lists/place-products.ts';
import type { Context, Framed } from '../facts/context.ts';
import { dueOn, monthDay } from '../facts/due.ts';
import type { Contender, RankPeers, Standing } from '../facts/rank.ts';
import { rateOf, round } from '../facts/rate.ts';
import type { ListMove, ProductLists } from '../schema-sections.ts';
import type { Rate } from '../schema-values.ts';
import { entryOf, type Listed } from './list-entry.ts';
import { composeMoves, standingOf } from './list-moves.ts';
import {
  contendersOf,
  type JudgedWindow,
  judgeWindows,
  minPeers,
  type Peers,
  peerGroups,
} from './list-peers.ts';
import { blackText, listStatement, redText } from './list-text.ts';
import { listWindow } from './window-label.ts';

/** Entries a side. */
const shown = 10;

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

/** Whether a product belongs to the report's scope. */
const isShown = ({ facts }: Context, productId: string): boolean =>
  facts.scopeProducts?.has(productId) ?? true;

function listedOn(
  context: Context,
  side: Side,
  windows: readonly JudgedWindow[],
  groups: readonly Peers[],
): Listed[] {
  const contendersAmong = new Map<Peers, Contender[]>();
  return (windows.at(-1)?.placed[side] ?? []).flatMap((standing, i): Listed[] => {
    const { productId } = standing;
    const peers = groups.find(({ productIds }) => productIds.includes(productId));
    if (!peers || !isShown(context, productId)) return [];
    const contenders = contendersAmong.get(peers) ?? contendersOf(peers, context.list);
    contendersAmong.set(peers, contenders);
    const told = standingOf(side, productId, windows);
    const own = ownOf(context, peers, standing);
    return [{ standing, side, rank: i + 1, peers, contenders, own, told }];
  });
}

/** Products that nothing can be said of: too few peers, no exposure or too little evidence. */
function undecided(
  context: Context,
  windows: readonly JudgedWindow[],
  groups: readonly Peers[],
): { productId: string; own: Rate; peers: Peers }[] {
  const { list } = context;
  const standings = windows.at(-1)?.standings;
  return groups
    .flatMap((peers) => peers.productIds.map((productId) => ({ productId, peers })))
    .filter(({ productId }) => isShown(context, productId) && standings?.get(productId)?.judged !== true)
    .map(({ productId, peers }) => ({
      productId,
      peers,
      own: rateOf(list.tally.of(productId, 'complaint', 'own'), peers.basis.exposure(list, productId)),
    }))
    .sort((a, b) => b.own.count - a.own.count || (a.productId < b.productId ? -1 : 1));
}

/** Peers, and their windows judged in order. */
export interface ListGroundwork {
  groups: Peers[];
  windows: JudgedWindow[];
  moves: ListMove[];
}

/** Judges the lists of all windows. */
export function judgeLists(
  context: Pick<Context, 'list' | 'listsBefore' | 'refOf'> & { facts: Pick<Framed, 'products'> },
  rank: RankPeers,
): ListGroundwork {
  const groups = peerGroups(context);
  const windows = judgeWindows(context, groups, rank, shown);
  return { groups, windows, moves: composeMoves(context, groups, windows) };
}

/** Red and black list: own faults against products of the same 类目; too little evidence is a state, never a rank. */
export function composeLists(context: Context, { groups, windows, moves }: ListGroundwork): ProductLists {
  const due = monthDay(dueOn(context.facts.period));
  const black = listedOn(context, 'black', windows, groups).map((one) => {
    const entry = entryOf(context, one);
    return { ...entry, text: blackText(context, entry, due) };
  });
  const red = listedOn(context, 'red', windows, groups).map((one) => {
    const entry = entryOf(context, one);
    return { ...entry, text: redText(entry) };
  });
  const insufficient = undecided(context, windows, groups);
  const inScope = groups.flatMap(({ productIds }) => productIds.filter((id) => isShown(context, id)));
  const judged = inScope.length - insufficient.length;
  return {
    window: listWindow(context.facts),
    counted: [...ownLeavesOf(context.facts.taxonomy)].map(context.nameOf),
    moves: moves.filter(({ productId }) => isShown(context, productId)),
    made: {
      voices: context.list.tally.total('items', 'all'),
      sold: [...context.list.window.units.values()].reduce((sum, one) => sum + one, 0),
      corrected: context.facts.corrected,
    },
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
