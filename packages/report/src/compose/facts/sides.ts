import type { Basis, Frame } from './basis.ts';
import type { SideCount, Sides } from './types.ts';

/** A dimension by which complaints are split beside the product. */
export type Side = 'kind' | 'platform' | 'shop';

const separator = '/';

const memberOf = (row: { kind?: string; platform: string; shopId: string }, side: Side): string =>
  side === 'kind'
    ? (row.kind ?? '')
    : side === 'platform'
      ? row.platform
      : row.platform + separator + row.shopId;

function sumBy<T>(
  rows: readonly T[],
  keyOf: (row: T) => string,
  of: (row: T) => number,
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + of(row));
  return sums;
}

const counted = (counts: readonly SideCount[], measure: string, category: string): SideCount[] =>
  counts.filter((row) => row.measure === measure && row.category === category);

/** Complaints of a category by the members of a side. */
export const complaintsBy = ({ counts }: Sides, side: Side, category: string): Map<string, number> =>
  sumBy(
    counted(counts, 'complaint', category),
    (row) => memberOf(row, side),
    ({ count }) => count,
  );

/** Exposure by the members of a side; units belong to no channel, so a channel (kind) has voices or nothing. */
export function exposureBy(sides: Sides, side: Side, basis: Basis): Map<string, number> {
  if (basis.name === '声音条数')
    return sumBy(
      counted(sides.counts, 'items', 'all'),
      (row) => memberOf(row, side),
      ({ count }) => count,
    );
  if (side === 'kind') return new Map();
  return sumBy(
    sides.units,
    (row) => memberOf(row, side),
    ({ units }) => units,
  );
}

/** Exposure of every product of a frame. */
export function exposureByProduct(frame: Frame, basis: Basis): Map<string, number> {
  const { units } = frame.window;
  return basis.name === '声音条数' ? new Map(frame.tally.products('items', 'all')) : new Map(units);
}
