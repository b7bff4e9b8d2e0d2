import { fitSpread } from '../../attribution/fit-spread.ts';
import { splitChange } from '../../attribution/split-change.ts';
import type { ChangeSplit, Member } from '../../attribution/types.ts';
import type { Split } from '../schema-attribution.ts';
import { type Context, labelOf } from './context.ts';
import { round } from './rate.ts';

const partsShown = 5;

/** Week-to-week overdispersion of a category before the period. */
export function spreadBefore({ facts, basis }: Context, category: string): number {
  const weeks = facts.weeks.filter(({ start }) => start < facts.period.start);
  const unit = basis.name === '声音条数' ? 'items' : 'units';
  return fitSpread(
    weeks.map(({ complaints }) => complaints.get(category) ?? 0),
    weeks.map((week) => week[unit]),
  );
}

/** Products in both periods by complaints of a category; null without a period before. */
export function productsOf(context: Context, category: string): Member[] | null {
  const { now, before } = context;
  const exposed = context.exposed();
  if (!before || !exposed) return null;
  const x0 = before.tally.products('complaint', category);
  const x1 = now.tally.products('complaint', category);
  const members = exposed.members.map(({ id, e0, e1 }) => ({
    id,
    x0: x0.get(id) ?? 0,
    e0,
    x1: x1.get(id) ?? 0,
    e1,
  }));
  const others = [...x0.keys(), ...x1.keys()].filter((id) => !exposed.ids.has(id));
  for (const id of new Set(others))
    members.push({ id, x0: x0.get(id) ?? 0, e0: 0, x1: x1.get(id) ?? 0, e1: 0 });
  return members;
}

/** A split as the report shows it, per thousand; the three rounded parts add up to the rounded change. */
export function shownSplit(
  split: ChangeSplit,
  members: readonly Member[],
  nameOf: (id: string) => string,
): Split {
  const [change, mix, own] = [split.delta, split.mix, split.own].map((value) => round(value * 1000)) as [
    number,
    number,
    number,
  ];
  const byId = new Map(members.map((member) => [member.id, member]));
  const parts = split.parts.slice(0, partsShown).map(({ id, rate, se }) => ({
    id,
    name: nameOf(id),
    change: round(rate * 1000),
    se: round(se * 1000),
    before: byId.get(id)?.x0 ?? 0,
    now: byId.get(id)?.x1 ?? 0,
  }));
  return { change, mix, own, noise: round(change - mix - own), parts };
}

/** The change of a category split over products; null without a period before. */
export function splitOf(context: Context, category: string): Split | null {
  const known = context.splits.get(category);
  if (known !== undefined) return known;
  const members = productsOf(context, category);
  const split =
    members &&
    shownSplit(splitChange(members, spreadBefore(context, category)), members, (id) =>
      labelOf(context.refOf(id)),
    );
  context.splits.set(category, split);
  return split;
}

/** Whether a product's rise is beyond chance; one that sold nothing before has no rate of its own to compare. */
export function survivors(context: Context, category: string): (productId: string) => boolean {
  const members = productsOf(context, category);
  if (!members) return () => false;
  const fresh = new Set(members.filter(({ x0, e0 }) => x0 === 0 && e0 === 0).map(({ id }) => id));
  const risen = splitChange(members, spreadBefore(context, category)).parts.filter(({ rate }) => rate > 0);
  const certain = new Set(risen.map(({ id }) => id));
  return (productId) => certain.has(productId) || fresh.has(productId);
}
