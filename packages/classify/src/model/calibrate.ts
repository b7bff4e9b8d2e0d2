import { z } from 'zod';

/** A point of the calibration: among leaves that exceed their threshold by `margin`, this share is right. */
const CalibrationPoint = z.object({ margin: z.number(), right: z.number() });
export type CalibrationPoint = z.infer<typeof CalibrationPoint>;

/** Share of right leaves by how far they exceed their threshold; between two points it is drawn straight. */
export const Calibration = z.array(CalibrationPoint);

/** Confidence of a leaf by how far its score exceeds its threshold, in thousandths. */
export function confidenceOf(points: readonly CalibrationPoint[], margin: number): number {
  const above = points.findIndex((point) => point.margin >= margin);
  const upper = points[above] ?? points.at(-1);
  const lower = above > 0 ? points[above - 1] : above === 0 ? upper : points.at(-1);
  if (!upper || !lower) return 0;
  const span = upper.margin - lower.margin;
  const share = span > 0 ? (margin - lower.margin) / span : 0;
  return Math.round(1000 * (lower.right + (upper.right - lower.right) * share)) / 1000;
}

interface Block {
  margin: number;
  right: number;
  count: number;
}

/**
 * Calibration by held-out leaves: pools of neighbouring margins whose shares of right ones never fall (pool adjacent
 * violators, Ayer et al. 1955), from blocks of `least` leaves.
 */
export function calibrate(
  leaves: readonly { margin: number; right: boolean }[],
  least = 200,
): CalibrationPoint[] {
  const sorted = [...leaves].sort((a, b) => a.margin - b.margin);
  const blocks: Block[] = [];
  for (let from = 0; from + least <= sorted.length || from === 0; from += least) {
    const last = from + 2 * least > sorted.length;
    const some = sorted.slice(from, last ? sorted.length : from + least);
    const count = some.length;
    if (count === 0) break;
    const margin = some.reduce((sum, leaf) => sum + leaf.margin, 0) / count;
    blocks.push({ margin, right: some.filter((leaf) => leaf.right).length / count, count });
    if (last) break;
  }
  return pool(blocks).map(({ margin, right }) => ({
    margin: Number(margin.toFixed(4)),
    right: Number(right.toFixed(4)),
  }));
}

function pool(blocks: readonly Block[]): Block[] {
  const pooled: Block[] = [];
  for (const block of blocks) {
    let next = block;
    for (let before = pooled.at(-1); before && before.right >= next.right; before = pooled.at(-1)) {
      pooled.pop();
      next = join(before, next);
    }
    pooled.push(next);
  }
  return pooled;
}

function join(a: Block, b: Block): Block {
  const count = a.count + b.count;
  const mean = (x: number, y: number): number => (x * a.count + y * b.count) / count;
  return { margin: mean(a.margin, b.margin), right: mean(a.right, b.right), count };
}
