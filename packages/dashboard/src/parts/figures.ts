import type { Rate } from '../api/types.ts';

const whole = new Intl.NumberFormat('zh-CN');

/** `1,286`. */
export const countText = (count: number): string => whole.format(count);

/** A figure per thousand with one digit, `20.9‰`; a dash without one. */
export const perThousandText = (value: number | null): string =>
  value === null ? '—' : `${value.toFixed(1)}‰`;

/** `22.1~35.4‰`; empty without an interval. */
export const intervalText = ({ lower, upper }: Rate): string =>
  lower === null || upper === null ? '' : `${lower.toFixed(1)}~${upper.toFixed(1)}‰`;

/** A change as it is shown: what rounds to nothing has no direction. */
export const shownChange = (change: number): number => Math.round(change * 10) / 10 || 0;

/** How a rate moved, `+3.1‰`; null where the interface says that it cannot be told. */
export const changeText = (change: number | null): string =>
  change === null ? '无上期可比' : `${shownChange(change) > 0 ? '+' : ''}${shownChange(change).toFixed(1)}‰`;

/** Whether two intervals do not meet: then the change is more than chance. */
export const isApart = (now: Rate, before: Rate): boolean =>
  now.lower !== null &&
  now.upper !== null &&
  before.lower !== null &&
  before.upper !== null &&
  (now.lower > before.upper || now.upper < before.lower);

/** Fewer voices than this tell nothing of a product: 数据不足. */
const leastExposure = 30;

/** Too little known for a rate to be read as one. */
export const isInsufficient = ({ exposure, perThousand }: Rate): boolean =>
  perThousand === null || exposure === null || exposure < leastExposure;

/** Value of a named thing in percent of a sum. */
export const shareText = (count: number, sum: number): string =>
  sum === 0 ? '' : `${Math.round((100 * count) / sum)}%`;

export const channelNames: Record<string, string> = {
  review: '评价',
  chat: '会话',
  refund: '售后',
  ticket: '工单',
};
