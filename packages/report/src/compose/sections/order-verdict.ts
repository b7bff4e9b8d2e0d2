import { judgePeers } from '../../lists/judge-peers.ts';
import { certaintyOf, type Side } from '../../lists/place-products.ts';
import { round } from '../facts/rate.ts';
import type { OrderedShare, OrderWeekFact, ReportFacts } from '../facts/types.ts';
import type { OrderVerdict, OrderWeek } from '../schema-sections.ts';
import { percent } from './causes.ts';
import { minPeers, type Peers } from './list-peers.ts';
import { weekName } from './window-label.ts';

/** The last weeks are judged together, as many as a weekly list has. */
const judgedWeeks = 4;
/** A week with less than this heard is said to be incomplete. */
const complete = 0.95;

/** Orders can be blamed only where nearly all complaints of the peers tell when the order was placed. */
const known = 0.95;

function sharedOf(shares: OrderedShare, productIds: readonly string[]): number {
  const of = productIds.flatMap((id) => shares.get(id) ?? []);
  const complaints = of.reduce((sum, one) => sum + one.complaints, 0);
  return complaints === 0 ? 1 : of.reduce((sum, { ordered }) => sum + ordered, 0) / complaints;
}

const toWeek = ({ start, orders, complaints, heard }: OrderWeekFact): OrderWeek => ({
  week: weekName(start),
  orders: Math.round(orders),
  complaints,
  heard: orders > 0 ? round(heard / orders, 4) : 0,
  perThousand: heard > 0 ? round((complaints / heard) * 1000) : null,
});

function tellWeek({ week, perThousand, heard }: OrderWeek): string {
  const rate = perThousand === null ? '无订单' : `${perThousand.toFixed(1)}‰`;
  return heard < complete ? `${week} ${rate}(已听到约 ${percent(heard)})` : `${week} ${rate}`;
}

/** Complaints and heard orders of one product over the judged weeks. */
function sumOf(facts: readonly OrderWeekFact[]): { complaints: number; exposure: number } {
  return {
    complaints: facts.reduce((sum, { complaints }) => sum + complaints, 0),
    exposure: Math.round(facts.reduce((sum, { heard }) => sum + heard, 0)),
  };
}

/**
 * Complaints about the orders of each week (下单周) over those orders, as far as they have been heard by now, and whether
 * the last four weeks together bear the list out; null where no orders are fed.
 */
export function orderVerdict(
  { facts }: { facts: Pick<ReportFacts, 'orderWeeks' | 'orderedShare'> },
  { productIds }: Pick<Peers, 'productIds'>,
  productId: string,
  side: Side,
): OrderVerdict | null {
  const starts = [...new Set(facts.orderWeeks.map(({ start }) => start))].sort().slice(-judgedWeeks);
  const own = facts.orderWeeks.filter((row) => row.productId === productId);
  if (own.length === 0) return null;
  const share = sharedOf(facts.orderedShare, productIds);
  if (share < known) {
    return {
      weeks: [],
      certainty: null,
      statement: `按下单周:同组只有 ${Math.floor(share * 100)}% 的投诉带下单时间(不足 95%),不评定`,
    };
  }
  const judged = facts.orderWeeks.filter(({ start }) => starts.includes(start));
  const rows = productIds
    .map((id) => ({ id, ...sumOf(judged.filter((row) => row.productId === id)) }))
    .filter(({ exposure }) => exposure > 0);
  const place = rows.findIndex(({ id }) => id === productId);
  const verdict = rows.length < minPeers ? undefined : judgePeers(rows)[place];
  const certainty = verdict ? round(certaintyOf(side, verdict), 4) : null;
  const weeks = own.map(toWeek);
  const claim = side === 'black' ? '高于中位 1.5 倍' : '低于中位的 2/3';
  const told =
    certainty === null
      ? '同组有订单的款太少,不评定'
      : `近 ${judgedWeeks} 个下单周"${claim}"的把握 ${percent(certainty)}`;
  return {
    weeks,
    certainty,
    statement: `按下单周:${weeks.slice(-judgedWeeks).map(tellWeek).join('、')};${told}`,
  };
}
