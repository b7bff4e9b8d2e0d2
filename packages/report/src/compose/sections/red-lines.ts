import type { AlertFact } from '../facts/types.ts';
import type { AlertEntry } from '../schema-sections.ts';
import { isRedLine } from './alert-finding.ts';

/** What may hurt somebody comes first, then whom a regulator hears of. */
const gravity = ['safety.hazard', 'safety.injury', 'regulator', 'trade.privacy', 'price.wrong'];
/** A hazard may be in every piece that was sold, and a regulator asks the company and not the case. */
const everyPiece: readonly string[] = ['safety.hazard', 'regulator'];
/** So often within 90 days, an injury is the product's and not the customer's skin. */
const injuriesOfProduct = 3;

/**
 * More than the case of one customer. All other red lines are rung for one by one, and where more of a kind come than usual the
 * rise of their category is told.
 */
const isGrave = ({ category, mention, heard }: AlertFact): boolean =>
  everyPiece.includes(category) ||
  mention !== null ||
  (category === 'safety.injury' && heard >= injuriesOfProduct);

export interface RedLines {
  /** Those that page one tells in full where it has room: grave, of the period, in nobody's hands; the gravest and newest first. */
  leading: AlertEntry[];
  /** Every one of the period. */
  all: AlertEntry[];
}

/** The red lines of a period that begins on a day, from alerts that come newest first. */
export function redLinesOf(
  alerts: readonly AlertEntry[],
  facts: readonly AlertFact[],
  start: string,
): RedLines {
  const grave = new Set(facts.filter(isGrave).map(({ dedupKey }) => dedupKey));
  const place = ({ category }: AlertEntry): number =>
    (gravity.indexOf(category) + gravity.length + 1) % (gravity.length + 1);
  const all = alerts
    .filter((alert) => isRedLine(alert) && alert.raisedOn >= start)
    .sort((a, b) => place(a) - place(b));
  return { all, leading: all.filter(({ dedupKey, state }) => grave.has(dedupKey) && state === '待处理') };
}
