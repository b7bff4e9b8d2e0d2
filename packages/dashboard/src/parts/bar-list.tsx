import type { NamedCount } from '../api/types.ts';
import { countText, shareText } from './figures.ts';
import { Nothing } from './states.tsx';

interface BarListProps {
  counts: readonly NamedCount[];
  empty: string;
  /** Shares of the sum, where each is counted once. */
  hasShares?: boolean;
  most?: number;
}

/** Named counts as bars, the largest first. */
export function BarList({ counts, empty, hasShares = false, most = 8 }: BarListProps) {
  if (counts.length === 0) return <Nothing text={empty} />;
  const sum = counts.reduce((all, { count }) => all + count, 0);
  const top = Math.max(...counts.map(({ count }) => count));
  const shown = counts.slice(0, most);
  const rest = counts.slice(most).reduce((all, { count }) => all + count, 0);
  return (
    <ul className="bars">
      {shown.map(({ id, name, count }) => (
        <li key={id}>
          <span className="bar-name">{name}</span>
          <svg className="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
            <rect className="track" width={100} height={8} rx={2} />
            <rect className="fill" width={(100 * count) / top} height={8} rx={2} />
          </svg>
          <span className="bar-count">
            {countText(count)}
            {hasShares ? <small> {shareText(count, sum)}</small> : null}
          </span>
        </li>
      ))}
      {rest > 0 ? (
        <li className="muted">
          其余 {counts.length - most} 项共 {countText(rest)}
        </li>
      ) : null}
    </ul>
  );
}
