import type { Calibration } from '@voc/classify';
import { type Html, html } from '@voc/report';
import { rightShare } from './describe-evaluation.ts';

const size = { width: 420, height: 340 };
const area = { left: 48, top: 14, side: 272 };

const x = (value: number): string => (area.left + value * area.side * 1.3).toFixed(1);
const y = (value: number): string => (area.top + (1 - value) * area.side).toFixed(1);
const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1];

/** Reliability diagram as inline SVG: confidence across, share of right labels up, the dashed line is agreement. */
export function reliabilityDiagram({ bins }: Calibration): Html {
  const grid = ticks.map(
    (
      tick,
    ) => html`<line x1="${x(0)}" x2="${x(1)}" y1="${y(tick)}" y2="${y(tick)}" stroke="#e5e6eb"/><text x="${area.left - 6}" y="${y(tick)}" dy="4" text-anchor="end">${100 * tick}%</text>
<text x="${x(tick)}" y="${area.top + area.side + 17}" text-anchor="middle">${100 * tick}%</text>`,
  );
  const found = bins.map((bin) => ({ at: bin.confidence, ...rightShare(bin.right, bin.labels) }));
  const points = found.map(
    ({ at, value, low, high }) =>
      html`<line x1="${x(at)}" x2="${x(at)}" y1="${y(low)}" y2="${y(high)}" stroke="#2b5fd9" stroke-width="2"/><circle cx="${x(at)}" cy="${y(value)}" r="4" fill="#2b5fd9"/>`,
  );
  const path = found.map(({ at, value }) => `${x(at)},${y(value)}`).join(' ');
  return html`<svg viewBox="0 0 ${size.width + 8} ${size.height}" role="img" aria-label="把握与实际判对的比例" font-size="12" fill="#646a73">${grid}
<line x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}" stroke="#8f959e" stroke-dasharray="5 4"/>
<polyline points="${path}" fill="none" stroke="#b7c8ee" stroke-width="1.5"/>${points}
<text x="${x(0.5)}" y="${size.height - 12}" text-anchor="middle">平均把握</text>
<text x="${x(0.02)}" y="${area.top + 12}">实际判对(竖线为 90% 区间)</text></svg>`;
}
