import type { Rate } from '../api/types.ts';
import { intervalText, isInsufficient, perThousandText } from './figures.ts';

const width = 150;
const height = 18;

interface IntervalBarProps {
  rate: Rate;
  /** Value at the right end, per thousand; the same for all bars of a table. */
  most: number;
  /** Drawn as a line to compare with, such as the median of peers. */
  reference?: number;
  tone?: 'bad' | 'good' | 'plain';
}

/** A rate as a point on its 90 % interval; 数据不足 where nothing can be said. */
export function IntervalBar({ rate, most, reference, tone = 'plain' }: IntervalBarProps) {
  if (isInsufficient(rate)) return <span className="muted">数据不足</span>;
  const at = (value: number | null): number => (width * Math.min(value ?? 0, most)) / (most || 1);
  const [from, to] = [at(rate.lower), at(rate.upper)];
  return (
    <svg
      className={`interval ${tone}`}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${perThousandText(rate.perThousand)},90% 区间 ${intervalText(rate)}`}
    >
      <rect className="track" x={0} y={height / 2 - 1} width={width} height={2} />
      <rect className="range" x={from} y={4} width={Math.max(2, to - from)} height={height - 8} rx={3} />
      {reference === undefined ? null : (
        <line className="reference" x1={at(reference)} x2={at(reference)} y1={0} y2={height} />
      )}
      <circle
        className="point"
        cx={Math.min(width - 4, Math.max(4, at(rate.perThousand)))}
        cy={height / 2}
        r={4}
      />
    </svg>
  );
}

/** The right end for the bars of a table. */
export const mostOf = (rates: readonly Rate[]): number => {
  const uppers = rates.filter((rate) => !isInsufficient(rate)).map(({ upper }) => upper ?? 0);
  return Math.max(1, ...uppers);
};
