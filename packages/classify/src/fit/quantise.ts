import type { WeightRows } from '../model/index.ts';
import type { Weights } from './fit.ts';

const steps = 127;

/** A feature with so many weights above the floor is a common one. */
const commonFrom = 10;

/**
 * Sets weights nearer to zero than `floor` to zero, and those of common features nearer than `commonFloor`:
 * small weights carry noise and cost time, most of all where they are many.
 */
export function prune(weights: Weights, floor: number, commonFloor: number): Weights {
  const { weight, classes, features } = weights;
  for (let f = 0; f < features; f++) {
    const row = weight.subarray(f * classes, (f + 1) * classes);
    let above = 0;
    for (const value of row) if (Math.abs(value) >= floor) above++;
    const limit = above >= commonFrom ? commonFloor : floor;
    for (let c = 0; c < classes; c++) if (Math.abs(row[c] ?? 0) < limit) row[c] = 0;
  }
  return weights;
}

/**
 * Integer weights: each class gets the scale that maps its largest weight to 127; zero cells are left out,
 * and so are rows without a cell.
 */
export function quantise(weights: Weights, kept: Int32Array): { rows: WeightRows; scale: number[] } {
  const { classes, features, weight } = weights;
  const scale = Array.from({ length: classes }, (_, c) => clipOf(weight, c, classes, features) / steps);
  const bucket: number[] = [];
  const rowStart: number[] = [0];
  const cls: number[] = [];
  const cells: number[] = [];
  for (let f = 0; f < features; f++) {
    const before = cls.length;
    for (let c = 0; c < classes; c++) {
      const value = weight[f * classes + c] ?? 0;
      if (value === 0) continue;
      const cell = Math.max(-steps, Math.min(steps, Math.round(value / (scale[c] ?? 1))));
      if (cell === 0) continue;
      cls.push(c);
      cells.push(cell);
    }
    if (cls.length === before) continue;
    bucket.push(kept[f] ?? 0);
    rowStart.push(cls.length);
  }
  return {
    rows: {
      bucket: Int32Array.from(bucket),
      rowStart: Uint32Array.from(rowStart),
      cls: Uint8Array.from(cls),
      weight: Int8Array.from(cells),
    },
    scale,
  };
}

function clipOf(weight: Float32Array, c: number, classes: number, features: number): number {
  let largest = 1e-6;
  for (let f = 0; f < features; f++) largest = Math.max(largest, Math.abs(weight[f * classes + c] ?? 0));
  return largest;
}
