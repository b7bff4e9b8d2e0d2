import type { Compared } from '../api/types.ts';
import { changeText, isApart, shownChange } from './figures.ts';

/** How a rate moved, and whether that is more than chance; colour is never the only sign. */
export function ChangeFigure({ rate, previous, change }: Compared) {
  if (change === null) return <span className="muted">无上期可比</span>;
  const isReal = isApart(rate, previous);
  const tone = !isReal ? 'muted' : change > 0 ? 'worse' : 'better';
  const shown = shownChange(change);
  const arrow = shown > 0 ? '↑' : shown < 0 ? '↓' : '→';
  return (
    <span className={tone}>
      {arrow} {changeText(change)}
      <small>{isReal ? ' 超出波动' : ' 在波动内'}</small>
    </span>
  );
}
