import { createRandom } from '../fit/random.ts';

/** How intervals are made: the bootstrap of Efron 1979, items drawn with replacement, percentiles of the figure. */
export interface Resampling {
  draws: number;
  seed: number;
  /** Share of the draws inside of an interval. */
  level: number;
}

export const usualResampling: Resampling = { draws: 1000, seed: 20_261_128, level: 0.9 };

/** A figure with its interval; `low` and `high` are null where no draw defines the figure. */
export interface Estimate {
  value: number;
  low: number | null;
  high: number | null;
}

type Figures = (sums: Float64Array) => readonly number[];

/** Quantile between order statistics (type 7 of Hyndman and Fan 1996) of sorted values. */
export function quantileOf(sorted: ArrayLike<number>, share: number): number {
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? below;
  return below + (at - Math.floor(at)) * (above - below);
}

function intervalOf(values: readonly number[], level: number): Pick<Estimate, 'low' | 'high'> {
  const sorted = Float64Array.from(values.filter(Number.isFinite)).sort();
  if (sorted.length === 0) return { low: null, high: null };
  return { low: quantileOf(sorted, (1 - level) / 2), high: quantileOf(sorted, (1 + level) / 2) };
}

/** Calls `take` with the sums of every resample; the same buffer each time. */
function eachDraw(
  items: readonly (readonly number[])[],
  size: number,
  { draws, seed }: Resampling,
  take: (sums: Float64Array) => void,
): void {
  const starts = new Int32Array(items.length + 1);
  items.forEach((cells, i) => {
    starts[i + 1] = (starts[i] ?? 0) + cells.length;
  });
  const flat = Int32Array.from(items.flat());
  const random = createRandom(seed);
  const sums = new Float64Array(size);
  for (let draw = 0; draw < draws; draw++) {
    sums.fill(0);
    for (let i = 0; i < items.length; i++) {
      const item = Math.floor(random() * items.length);
      const end = starts[item + 1] ?? 0;
      for (let at = starts[item] ?? 0; at < end; at++) {
        const cell = flat[at] ?? 0;
        sums[cell] = (sums[cell] ?? 0) + 1;
      }
    }
    take(sums);
  }
}

/**
 * Estimates figures of summed cells: `items` names the cells to which each item adds 1, `figures` takes the sums to
 * numbers, NaN where undefined. A draw that leaves a figure undefined does not count for it; an undefined value is 0.
 */
export function bootstrap(
  items: readonly (readonly number[])[],
  size: number,
  figures: Figures,
  resampling: Resampling = usualResampling,
): Estimate[] {
  const whole = new Float64Array(size);
  for (const cells of items) for (const cell of cells) whole[cell] = (whole[cell] ?? 0) + 1;
  const values = figures(whole);
  const drawn: number[][] = values.map(() => []);
  eachDraw(items, size, resampling, (sums) => {
    figures(sums).forEach((value, f) => {
      drawn[f]?.push(value);
    });
  });
  return values.map((value, f) => ({
    value: Number.isFinite(value) ? value : 0,
    ...intervalOf(drawn[f] ?? [], resampling.level),
  }));
}
