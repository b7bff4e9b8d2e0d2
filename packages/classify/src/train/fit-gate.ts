import { fit, indexFeatures, quantise, toSparseRows } from '../fit/index.ts';
import { gateSize } from '../red-lines/index.ts';
import type { WindowRow } from './red-line-windows.ts';

const options = { epochs: 6, rate: 1, l2: 0, seed: 1 };

/** Weights of units and pairs of units that tell windows of a red line from others. */
export function fitGate(told: readonly WindowRow[], others: readonly WindowRow[]): Int8Array {
  const rows = [...told, ...others].map(({ pairs }) => pairs);
  const { ids, kept } = indexFeatures(rows, 2);
  const tells = Uint8Array.from(rows, (_, i) => (i < told.length ? 1 : 0));
  const { rows: cells } = quantise(fit(toSparseRows(rows, ids), tells, 1, kept.length, options), kept);
  const weights = new Int8Array(gateSize);
  cells.bucket.forEach((bucket, row) => {
    weights[bucket] = cells.weight[cells.rowStart[row] ?? 0] ?? 0;
  });
  return weights;
}
