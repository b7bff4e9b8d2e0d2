import { daysBetween } from '@voc/core';
import { contributionsOf } from '../facts/attribute.ts';
import type { Context } from '../facts/context.ts';
import { dueOn } from '../facts/due.ts';
import { byText } from '../facts/order.ts';
import { splitOf, survivors } from '../facts/split.ts';
import { wordsOf } from '../facts/words.ts';
import type { AlertEntry, Finding, Mover, SignalEntry } from '../schema-sections.ts';
import type { ProductRef } from '../schema-values.ts';
import { actionFor } from './advice.ts';
import { alertFinding, isFading, isOver, isRedLine, signalFinding } from './alert-finding.ts';
import { causeOf, shopOf } from './causes.ts';
import { isJoined } from './joined.ts';
import { type OrderedFindings, orderFindings } from './order-findings.ts';
import { ownersOf } from './owners.ts';
import { redLinesOf } from './red-lines.ts';

/** A product is named as the cause when it brought this part of the rise, with at least 3 complaints. */
const minShare = 0.2;
const minCount = 3;
/** And where products brought less than this, one shop may have done so. */
const mostShare = 0.5;
const one = (value: number | null): string => (value === null ? '—' : value.toFixed(1));

/** Complaints to expect at the rate of the period before, of the product that leads the rise or of the category. */
function usualOf(context: Context, mover: Mover, lead: string | undefined): number {
  const { basis, now, before } = context;
  if (!before) return 0;
  const ofCategory = before.tally.total('complaint', mover.id) / (basis.exposure(before) ?? Infinity);
  if (lead === undefined) return ofCategory * (basis.exposure(now) ?? 0);
  const exposure = basis.exposure(before, lead);
  const rate = exposure === null ? ofCategory : before.tally.of(lead, 'complaint', mover.id) / exposure;
  return rate * (basis.exposure(now, lead) ?? 0);
}

/** What to expect a week once the cause is gone: the usual count and its 95 % limit, at least 1. */
const expectation = (weekly: number): string =>
  `≤${Math.max(1, Math.ceil(weekly + 1.645 * Math.sqrt(weekly)))} 条/周`;

function moverFinding(context: Context, mover: Mover, alerts: readonly AlertEntry[], days: number): Finding {
  const { basis, now, before, facts, refOf } = context;
  const parts = before ? contributionsOf(basis, now, before, mover.id) : [];
  const certain = survivors(context, mover.id);
  // A product that hardly sold before has no rate to compare with; its alert has seen the rise all the same.
  const isAlerted = (id: string): boolean =>
    alerts.some(({ productId, category }) => productId === id && isJoined(category, mover.id));
  const leading = parts
    .filter(
      ({ share, count, productId }) =>
        share >= minShare && count >= minCount && (certain(productId) || isAlerted(productId)),
    )
    .slice(0, 2);
  const held = leading.reduce((sum, { share }) => sum + share, 0);
  // A shop that brought most of it, over many products, is the cause and not the product it sells most of.
  const named = held < mostShare && shopOf(context, mover.id) ? [] : leading;
  const lead: ProductRef | null = named[0] ? refOf(named[0].productId) : null;
  const usual = usualOf(context, mover, lead?.productId);
  const count = lead ? now.tally.of(lead.productId, 'complaint', mover.id) : mover.rate.count;
  const alerted = alerts.some(({ productId }) => productId !== null && productId === lead?.productId);
  const owners = ownersOf(context, mover.id, lead?.productId);
  return {
    category: mover.id,
    categoryName: mover.name,
    product: lead,
    change: `${mover.name} ${one(mover.previous.perThousand)}→${one(mover.rate.perThousand)}‰`,
    cause: causeOf(context, mover.id, named, parts),
    split: splitOf(context, mover.id),
    words: wordsOf(context, mover.id, lead?.productId ?? null),
    confidence: alerted || (count >= 10 && (mover.evidence >= 4 || count >= 3 * usual)) ? '高' : '中',
    confidenceReason: `${count} 条,${usual < 0.05 ? '以往几乎没有' : `正常约 ${one(usual)} 条`}`,
    owner: owners[0] ?? '客服',
    action: actionFor(mover.id),
    dueOn: dueOn(facts.period),
    expected: expectation((usual * 7) / days),
  };
}

/** Most complaints of the period first. */
function byWeight(context: Context): (a: Finding, b: Finding) => number {
  const count = ({ product, category }: Finding): number =>
    product ? context.now.tally.of(product.productId, 'complaint', category) : 0;
  return (a, b) => count(b) - count(a) || byText(a.product?.productId ?? '', b.product?.productId ?? '');
}

/**
 * What page one tells: at most three findings in full, grave red lines and new spikes of 描述不符 before all else, and the rest in a
 * line each; a spike that is over is not told, one that has begun to run is before there is an alert. A report over
 * everything compares with nothing and has none.
 */
export function composeFindings(
  context: Context,
  movers: readonly Mover[],
  alerts: readonly AlertEntry[],
  signals: readonly SignalEntry[],
): OrderedFindings & { redLines: AlertEntry[] } {
  const { period } = context.facts;
  if (period.kind === 'all') return { first: [], rest: [], redLines: [] };
  const findingOf = (alert: AlertEntry): Finding => alertFinding(context, alert);
  const spikes = alerts.filter((alert) => !isRedLine(alert) && !isOver(context, alert));
  const rises = movers
    .filter(({ significant }) => significant)
    .map((mover) => moverFinding(context, mover, spikes, daysBetween(period.start, period.end)));
  const told = new Set(rises.map(({ product }) => product?.productId));
  const untold = spikes.filter(({ productId }) => !told.has(productId ?? undefined));
  const fresh = untold.filter((alert) => !isFading(context, alert)).map(findingOf);
  const lasting = untold.filter((alert) => isFading(context, alert)).map(findingOf);
  const led = rises.filter(({ product }) => product !== null);
  const alerted = new Set(spikes.map(({ productId }) => productId));
  const begun = signalFinding(
    context,
    signals,
    new Set([...told, ...[...alerted].map((id) => id ?? undefined)]),
  );
  const known = led.filter(({ product }) => product !== null && alerted.has(product.productId));
  const redLines = redLinesOf(alerts, context.facts.alerts, period.start);
  const ordered = orderFindings({
    redLines: redLines.leading.map(findingOf),
    products: [...led, ...fresh, ...begun].sort(byWeight(context)),
    lasting,
    categories: rises.filter(({ product }) => product === null),
    spiking: new Set([...fresh, ...begun, ...known]),
  });
  const [lead] = redLines.leading;
  return { ...ordered, redLines: redLines.all.filter((alert) => alert !== lead) };
}
