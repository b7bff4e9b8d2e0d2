import type { SparseRows } from './dataset.ts';
import { createRandom, shuffle } from './random.ts';

export interface FitOptions {
  epochs: number;
  rate: number;
  /** L2 penalty on a weight that moves. */
  l2: number;
  seed: number;
}

/** One-vs-rest logistic regression: weights feature-major, one column a class. */
export interface Weights {
  classes: number;
  features: number;
  weight: Float32Array;
  bias: Float32Array;
}

/** Gradients below this move nothing: it keeps far-away negatives from costing time. */
const quiet = 0.004;

/**
 * Fits one-vs-rest logistic regressions by Adagrad over rows of length one (binary features over the root of
 * their number), and averages the weights of the last half of the epochs. Deterministic for one seed.
 */
export function fit(
  rows: SparseRows,
  targets: Uint8Array,
  classes: number,
  features: number,
  options: FitOptions,
  onEpoch?: (epoch: number) => void,
): Weights {
  const weight = new Float32Array(features * classes);
  const squares = new Float32Array(features * classes).fill(1e-3);
  const bias = new Float32Array(classes).fill(-3);
  const biasSquares = new Float32Array(classes).fill(1);
  const scores = new Float64Array(classes);
  const moving = new Int32Array(classes);
  const gradient = new Float64Array(classes);
  const order = Int32Array.from({ length: rows.rows }, (_, i) => i);
  const random = createRandom(options.seed);
  const { start, feature } = rows;
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    const rate = options.rate * (1 - epoch / (options.epochs + 1));
    for (const row of order) {
      const from = start[row] ?? 0;
      const to = start[row + 1] ?? 0;
      const value = rows.value[row] as number;
      scores.fill(0);
      for (let i = from; i < to; i++) {
        const base = (feature[i] ?? 0) * classes;
        for (let c = 0; c < classes; c++) scores[c] = (scores[c] as number) + (weight[base + c] as number);
      }
      let moves = 0;
      for (let c = 0; c < classes; c++) {
        const score = (scores[c] as number) * value + (bias[c] as number);
        const g = 1 / (1 + Math.exp(-score)) - (targets[row * classes + c] as number);
        if (g < quiet && g > -quiet) continue;
        moving[moves] = c;
        gradient[moves++] = g;
        biasSquares[c] = (biasSquares[c] as number) + g * g;
        bias[c] = (bias[c] as number) - (rate * g) / Math.sqrt(biasSquares[c] as number);
      }
      for (let i = from; i < to; i++) {
        const base = (feature[i] ?? 0) * classes;
        for (let m = 0; m < moves; m++) {
          const at = base + (moving[m] as number);
          const w = weight[at] as number;
          const g = (gradient[m] as number) * value + options.l2 * w;
          const s = (squares[at] as number) + g * g;
          squares[at] = s;
          weight[at] = w - (rate * g) / Math.sqrt(s);
        }
      }
    }
    onEpoch?.(epoch + 1);
  }
  return { classes, features, weight, bias };
}

/** Logits of every row, `rows x classes`. */
export function scoreRows(weights: Weights, rows: SparseRows): Float64Array {
  const { classes, weight, bias } = weights;
  const scores = new Float64Array(rows.rows * classes);
  for (let row = 0; row < rows.rows; row++) {
    const at = row * classes;
    const to = rows.start[row + 1] as number;
    for (let i = rows.start[row] as number; i < to; i++) {
      const base = (rows.feature[i] as number) * classes;
      for (let c = 0; c < classes; c++)
        scores[at + c] = (scores[at + c] as number) + (weight[base + c] as number);
    }
    const value = rows.value[row] as number;
    for (let c = 0; c < classes; c++)
      scores[at + c] = (scores[at + c] as number) * value + (bias[c] as number);
  }
  return scores;
}
