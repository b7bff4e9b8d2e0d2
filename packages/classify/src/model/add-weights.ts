import type { WeightRows } from './model.ts';

const most = 127;

/** What is added to the weights of one bucket. */
export interface Added {
  bucket: number;
  cls: number;
  weight: number;
}

const clip = (weight: number): number => Math.max(-most, Math.min(most, weight));

/** Adds whole weights to those of a model; cells that come to nothing are left out. */
export function addWeights(
  { bucket, rowStart, cls, weight }: WeightRows,
  added: readonly Added[],
): WeightRows {
  const rows = new Map<number, Map<number, number>>();
  const add = (one: Added): void => {
    const row = rows.get(one.bucket) ?? new Map<number, number>();
    rows.set(one.bucket, row.set(one.cls, clip((row.get(one.cls) ?? 0) + one.weight)));
  };
  bucket.forEach((own, row) => {
    for (let k = rowStart[row] ?? 0; k < (rowStart[row + 1] ?? 0); k++)
      add({ bucket: own, cls: cls[k] ?? 0, weight: weight[k] ?? 0 });
  });
  for (const one of added) add(one);
  return layRows(rows);
}

function layRows(rows: ReadonlyMap<number, ReadonlyMap<number, number>>): WeightRows {
  const laid = { bucket: [] as number[], rowStart: [0], cls: [] as number[], weight: [] as number[] };
  for (const [bucket, row] of [...rows].sort(([a], [b]) => a - b)) {
    const cells = [...row].filter(([, weight]) => weight !== 0).sort(([a], [b]) => a - b);
    if (cells.length === 0) continue;
    laid.bucket.push(bucket);
    for (const [cls, weight] of cells) {
      laid.cls.push(cls);
      laid.weight.push(weight);
    }
    laid.rowStart.push(laid.cls.length);
  }
  return {
    bucket: Int32Array.from(laid.bucket),
    rowStart: Uint32Array.from(laid.rowStart),
    cls: Uint8Array.from(laid.cls),
    weight: Int8Array.from(laid.weight),
  };
}
