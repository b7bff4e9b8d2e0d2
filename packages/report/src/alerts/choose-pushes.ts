import type { Signal } from './types.ts';

/** False cards a week that a company puts up with, unless it says otherwise. */
export const defaultFalsePushes = 2;

/**
 * False cards for each that independent tries would give: windows of neighbouring days overlap, counts are whole, so
 * that small ones rarely come near their limit, and one episode is one card. Measured by the bench on quiet weeks.
 */
export const pushCalibration = 0.9;

/**
 * In a campaign a card must be so much less likely: what little is known wrongly of a product is then multiplied
 * by its sales, and nobody is to be blamed for having sold a lot.
 */
const campaignCaution = 0.1;
/**
 * In a campaign what is far out is commoner than the detector's probabilities say, since a rate that is known from few
 * complaints is then asked about many: below `from` they are raised to `power` of it. Measured by the bench on 42
 * campaigns at constant quality: 1.3 times as many windows as there should be at 1e-5, 2.4 times at 1e-6.
 */
const campaignTail = { from: 3e-5, power: 0.73 };

/** How unlikely a push must be. */
export interface PushBudget {
  /** Series of pushed categories that were judged on the day. */
  series: number;
  falsePerWeek?: number;
  /** While days of a campaign are in the windows: all series that were judged, and the rate at which signals are told. */
  campaign?: { judged: number; q: number } | null;
}

/** Who is pushed about. */
export interface PushScope extends PushBudget {
  categories: ReadonlySet<string>;
}

/** The share of windows that may be pushed about by chance; in a campaign a small part of it, or of what signals are held to. */
function chanceAllowed({ series, falsePerWeek = defaultFalsePushes, campaign }: PushBudget): number {
  const usual = series > 0 ? falsePerWeek / (7 * series * pushCalibration) : 0;
  return campaign ? campaignCaution * Math.min(usual, campaign.q / Math.max(1, campaign.judged)) : usual;
}

/** The probability that a push may have at most, so that quiet weeks have `falsePerWeek` false cards. */
export function pushLimit(budget: PushBudget): number {
  const chance = chanceAllowed(budget);
  const { from, power } = campaignTail;
  return budget.campaign && chance < from ? from * (chance / from) ** (1 / power) : chance;
}

/**
 * Cards that are expected to be false in a week: what the limit allows, or less where the day's signals are fewer
 * than that, since Benjamini-Hochberg at `q` over all `judged` series lets through no more than q in `judged` of them.
 */
export function expectedFalsePushes(scope: PushBudget & { judged: number; q: number }): number {
  const chance = Math.min(chanceAllowed(scope), scope.judged > 0 ? scope.q / scope.judged : 0);
  return 7 * scope.series * chance * pushCalibration;
}

const before = (a: Signal, b: Signal): number =>
  a.p - b.p || b.ratio - a.ratio || (a.category < b.category ? -1 : 1);

/**
 * The signals of one day that are pushed: of pushed categories, no likelier than the limit, of each product the least
 * likely one alone. A move of a whole category stands for its products already, and is pushed as one.
 */
export function choosePushes(signals: readonly Signal[], scope: PushScope): Signal[] {
  const limit = pushLimit(scope);
  const candidates = signals.filter(
    ({ category, productId, p }) => scope.categories.has(category) && (productId === null || p <= limit),
  );
  const best = new Map<string, Signal>();
  for (const signal of candidates) {
    if (signal.productId === null) continue;
    const other = best.get(signal.productId);
    if (!other || before(signal, other) < 0) best.set(signal.productId, signal);
  }
  return [...candidates.filter(({ productId }) => productId === null), ...best.values()].sort(before);
}
