import { bucketCount, lengthFactor } from '../features/index.ts';

/** One item as features: distinct buckets, and how many of them its customer's own words gave. */
export interface Row {
  buckets: Int32Array;
  own: number;
}

/** Sparse binary rows: features of row i are `feature[start[i]..start[i + 1])`, dense ids from 0, each worth `value[i]`. */
export interface SparseRows {
  rows: number;
  start: Int32Array;
  feature: Int32Array;
  value: Float64Array;
}

/** Buckets of one item, each once, ascending. */
export function distinct(buckets: Int32Array, count: number): Int32Array {
  const sorted = buckets.slice(0, count).sort();
  let n = 0;
  for (let i = 0; i < sorted.length; i++) {
    if (i > 0 && sorted[i] === sorted[i - 1]) continue;
    sorted[n++] = sorted[i] ?? 0;
  }
  return sorted.slice(0, n);
}

/** Ids of the buckets that stand in at least `minRows` rows; -1 for the others. */
export function indexFeatures(rows: readonly Row[], minRows: number): { ids: Int32Array; kept: Int32Array } {
  const seen = new Uint16Array(bucketCount);
  for (const row of rows)
    for (const bucket of row.buckets) seen[bucket] = Math.min((seen[bucket] ?? 0) + 1, 65535);
  const ids = new Int32Array(bucketCount).fill(-1);
  const kept: number[] = [];
  for (let bucket = 0; bucket < bucketCount; bucket++) {
    if ((seen[bucket] ?? 0) < minRows) continue;
    ids[bucket] = kept.length;
    kept.push(bucket);
  }
  return { ids, kept: Int32Array.from(kept) };
}

/** Rows over dense ids; unknown buckets fall away. */
export function toSparseRows(rows: readonly Row[], ids: Int32Array): SparseRows {
  const start = new Int32Array(rows.length + 1);
  let total = 0;
  rows.forEach((row, i) => {
    for (const bucket of row.buckets) if ((ids[bucket] ?? -1) >= 0) total++;
    start[i + 1] = total;
  });
  const feature = new Int32Array(total);
  let at = 0;
  for (const row of rows)
    for (const bucket of row.buckets) {
      const id = ids[bucket] ?? -1;
      if (id >= 0) feature[at++] = id;
    }
  const value = Float64Array.from(rows, (row) => lengthFactor(row.own));
  return { rows: rows.length, start, feature, value };
}
