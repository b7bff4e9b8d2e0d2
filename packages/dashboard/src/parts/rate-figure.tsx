import type { Rate } from '../api/types.ts';
import { countText, intervalText, isInsufficient, perThousandText } from './figures.ts';

/** A rate with its interval and what it was counted from. */
export function RateFigure({ rate }: { rate: Rate }) {
  if (isInsufficient(rate))
    return (
      <span className="muted">
        数据不足<small>({countText(rate.count)} 条)</small>
      </span>
    );
  return (
    <span className="rate">
      <strong>{perThousandText(rate.perThousand)}</strong>
      <small>{intervalText(rate)}</small>
    </span>
  );
}
