import { unclassifiedCategory } from '@voc/core';
import type { Compared } from '../facts/change.ts';
import { changeScore, dispersionBefore, judgeChanges } from '../facts/change.ts';
import type { Context } from '../facts/context.ts';
import { changeOf, rateOf, round } from '../facts/rate.ts';
import { shareOf } from '../facts/share.ts';
import { splitOf } from '../facts/split.ts';
import { trueRateOf } from '../facts/true-rate.ts';
import type { CategoryNode, LeafNode, Mover } from '../schema-sections.ts';
import type { Rate, Share } from '../schema-values.ts';
import { productsByChange, productsByRate } from './in-category.ts';
import { quotesOf } from './quotes.ts';

/** Figures of one category in both periods. */
export interface Figures {
  id: string;
  rate: Rate;
  previous: Rate | null;
  score: number | null;
  significant: boolean | null;
}

/** Groups of the taxonomy, the residual codes as a group, and last what is in none of them yet. */
export function groupsOf({ facts }: Context): { id: string; leaves: string[] }[] {
  const { groups, residual } = facts.taxonomy;
  const ids = (leaves: readonly { id: string }[]): string[] => leaves.map(({ id }) => id);
  return [
    ...groups.map(({ id, leaves }) => ({ id, leaves: ids(leaves) })),
    { id: 'residual', leaves: ids(residual) },
    { id: unclassifiedCategory, leaves: [] },
  ];
}

function figuresOf({ facts, basis, now, before }: Context, id: string): Figures {
  const rate = rateOf(now.tally.total('complaint', id), basis.exposure(now));
  const previous = before && rateOf(before.tally.total('complaint', id), basis.exposure(before));
  const unit = basis.name === '声音条数' ? 'items' : 'units';
  const dispersion = dispersionBefore(facts.weeks, facts.period.start, id, unit);
  return {
    id,
    rate,
    previous,
    score: previous && changeScore(rate, previous, dispersion),
    significant: null,
  };
}

/** Figures of these categories, changes judged together as one family. */
function judgeFamily(context: Context, ids: readonly string[]): Map<string, Figures> {
  const figures = ids.map((id) => figuresOf(context, id));
  const compared = figures.flatMap(({ id, rate, previous, score }): (Compared & { id: string })[] =>
    previous && score !== null ? [{ id, current: rate, previous, score }] : [],
  );
  const verdicts = new Map(judgeChanges(compared).map((verdict, i) => [compared[i]?.id, verdict]));
  return new Map(figures.map((one) => [one.id, { ...one, significant: verdicts.get(one.id) ?? null }]));
}

/** All groups and leaves, judged: groups as one family and leaves as another. */
export function judgeCategories(context: Context): Map<string, Figures> {
  const groups = groupsOf(context);
  return new Map([
    ...judgeFamily(
      context,
      groups.map(({ id }) => id),
    ),
    ...judgeFamily(
      context,
      groups.flatMap(({ leaves }) => leaves),
    ),
  ]);
}

/** Complaining customers of a category who spoke in chats alone. */
export function chatOnlyIn({ facts }: Context, id: string): Share | null {
  const found = facts.chatShares.find(({ category }) => category === id);
  return found ? shareOf(found.chatOnly, found.voices) : null;
}

const mostFirst = <T extends { rate: Rate; id: string }>(a: T, b: T): number =>
  b.rate.count - a.rate.count || (a.id < b.id ? -1 : 1);

/** Groups with their leaves, most complaints first; a category without any complaint in both periods is left out. */
export function composeCategories(context: Context, judged: ReadonlyMap<string, Figures>): CategoryNode[] {
  const all = context.now.tally.total('complaint', 'total');
  const nodeOf = (id: string) => {
    const figures = judged.get(id);
    if (!figures || figures.rate.count + (figures.previous?.count ?? 0) === 0) return undefined;
    const { rate, previous, significant } = figures;
    const share = all > 0 ? round(rate.count / all, 4) : 0;
    return {
      id,
      name: context.nameOf(id),
      rate,
      share,
      previous,
      change: changeOf(rate, previous),
      significant,
      withError: trueRateOf(context, id, rate),
      chatOnly: chatOnlyIn(context, id),
      split: splitOf(context, id),
    };
  };
  const leafOf = (id: string): LeafNode[] => {
    const node = nodeOf(id);
    if (!node) return [];
    const products = {
      byRate: productsByRate(context, id, 3),
      byChange: productsByChange(context, id, 3),
    };
    return [{ ...node, products, quotes: quotesOf(context.facts.quotes, { leaf: id }) }];
  };
  return groupsOf(context)
    .flatMap(({ id, leaves }): CategoryNode[] => {
      const node = nodeOf(id);
      return node ? [{ ...node, leaves: leaves.flatMap(leafOf).sort(mostFirst) }] : [];
    })
    .sort(mostFirst);
}

/** Leaves that rose and fell, the best evidenced first. */
export function composeMovers(
  context: Context,
  judged: ReadonlyMap<string, Figures>,
): { up: Mover[]; down: Mover[] } {
  const movers = groupsOf(context)
    .filter(({ id }) => id !== 'residual')
    .flatMap(({ leaves }) => leaves)
    .flatMap((id): Mover[] => {
      const figures = judged.get(id);
      if (!figures?.previous || figures.score === null) return [];
      const { rate, previous, score, significant } = figures;
      const change = changeOf(rate, previous) ?? 0;
      const name = context.nameOf(id);
      return [
        { id, name, rate, previous, change, evidence: round(score), significant: significant ?? false },
      ];
    });
  const strongest = (sign: 1 | -1): Mover[] =>
    movers
      .filter(({ evidence }) => evidence * sign > 0)
      .sort((a, b) => (b.evidence - a.evidence) * sign || (a.id < b.id ? -1 : 1));
  return { up: strongest(1).slice(0, 5), down: strongest(-1).slice(0, 3) };
}
