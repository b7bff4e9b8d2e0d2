import { type Contribution, contributionsOf } from '../facts/attribute.ts';
import { type Context, labelOf, largest } from '../facts/context.ts';
import { dueOn } from '../facts/due.ts';
import type { AlertEntry, Finding, Mover } from '../schema-sections.ts';
import type { ProductRef } from '../schema-values.ts';
import { actionFor } from './advice.ts';
import { checksOf } from './mismatch.ts';
import { ownersOf } from './owners.ts';

/** Page one shows at most this many. */
const limit = 3;
/** A product is named as the cause when it brought this part of the rise, with at least 3 complaints. */
const minShare = 0.2;
const minCount = 3;
/** One platform is named when it holds this part of the complaints. */
const platformShare = 0.7;

const one = (value: number | null): string => (value === null ? '—' : value.toFixed(1));
const percent = (share: number): string => `${Math.round(share * 100)}%`;

/** `抖音商品页 11-09 20:14 换过【主图】`, when a page field of the category changed shortly before the complaints. */
function pageChange({ facts }: Context, productId: string, category: string): string {
  const changed = checksOf(facts.listings, productId, category).find(
    ({ changedAt }) => changedAt !== null && changedAt.slice(0, 10) < facts.period.end,
  );
  if (!changed?.changedAt) return '';
  const recent = changed.changedAt.slice(0, 10) >= facts.list.start;
  return recent ? `,${changed.platform}商品页 ${changed.changedAt.slice(5)} 改过【${changed.field}】` : '';
}

function causeOf(context: Context, category: string, named: readonly Contribution[]): string {
  const { now, refOf } = context;
  const [only, ...others] = named;
  if (only && others.length === 0) {
    const change = pageChange(context, only.productId, category);
    return `增量的 ${percent(only.share)} 来自 ${labelOf(refOf(only.productId))}${change}`;
  }
  if (named.length > 0) {
    const share = named.reduce((sum, part) => sum + part.share, 0);
    const products = named.map(
      ({ productId, count }) =>
        `${labelOf(refOf(productId))} ${count} 条${pageChange(context, productId, category)}`,
    );
    return `增量的 ${percent(share)} 来自 ${products.length} 款:${products.join('、')}`;
  }
  const platforms = now.tally.platforms('complaint', category);
  const all = now.tally.total('complaint', category);
  const top = largest(platforms, (id) => id, 1)[0];
  if (top && platforms.size > 1 && top.count / all >= platformShare)
    return `${percent(top.count / all)} 在${top.name},不集中于个别商品`;
  return '各渠道、各款普遍上涨,不集中于个别商品';
}

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
  const named = parts.filter(({ share, count }) => share >= minShare && count >= minCount).slice(0, 2);
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
    cause: causeOf(context, mover.id, named),
    confidence: alerted || (mover.evidence >= 4 && count >= 10) ? '高' : '中',
    confidenceReason: `${count} 条,正常约 ${one(usual)} 条`,
    owner: owners[0] ?? '客服',
    action: actionFor(mover.id),
    dueOn: dueOn(facts.period),
    expected: expectation((usual * 7) / days),
  };
}

function alertFinding(context: Context, alert: AlertEntry): Finding {
  const product = alert.productId === null ? null : context.refOf(alert.productId);
  const redLine = alert.tier.includes('red') || alert.kind.includes('red');
  return {
    category: alert.category,
    categoryName: alert.categoryName,
    product,
    change: `${product ? labelOf(product) : '全公司'}「${alert.categoryName}」预警`,
    cause: alert.title,
    confidence: '高',
    confidenceReason: redLine ? '红线,单条即报' : '超出预警界限',
    owner: ownersOf(context, alert.category, alert.productId ?? undefined)[0] ?? '客服',
    action: actionFor(alert.category),
    dueOn: dueOn(context.facts.period),
    expected: redLine ? '不再出现' : '回到正常界限内',
  };
}

/**
 * At most three findings for page one: red lines first, then rises beyond ordinary variation by their evidence,
 * then alerts of products that no rise has named.
 */
export function composeFindings(
  context: Context,
  movers: readonly Mover[],
  alerts: readonly AlertEntry[],
  days: number,
): Finding[] {
  const raised = alerts.filter(({ raisedOn }) => raisedOn >= context.facts.period.start);
  const isRedLine = ({ kind, tier }: AlertEntry): boolean => kind.includes('red') || tier.includes('red');
  const redLines = raised.filter(isRedLine).slice(0, 1);
  const rises = movers
    .filter(({ significant }) => significant)
    .map((mover) => moverFinding(context, mover, raised, days));
  const told = new Set(rises.map(({ product }) => product?.productId));
  const others = raised.filter((alert) => !isRedLine(alert) && !told.has(alert.productId ?? undefined));
  return [
    ...redLines.map((alert) => alertFinding(context, alert)),
    ...rises,
    ...others.map((alert) => alertFinding(context, alert)),
  ].slice(0, limit);
}
