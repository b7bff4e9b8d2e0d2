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

/** Where a fit begins: with a bias that moves, or with logits of each row and class, which stay (`rows x classes`). */
export type FitStart = { bias: number } | { offset: Float64Array };

const usualStart: FitStart = { bias: -3 };

/** Gradients below this move nothing: it keeps far-away negatives from costing time. */
const quiet = 0.004;

/** Weights in the making, with Adagrad's sums of squares. */
class Fitting implements Weights {
  readonly weight: Float32Array;
  readonly bias: Float32Array;
  private readonly squares: Float32Array;
  private readonly biasSquares: Float32Array;
  private readonly scores: Float64Array;
  private readonly gradient: Float64Array;
  private readonly moving: Int32Array;
  private readonly rows: SparseRows;
  private readonly targets: Uint8Array;
  private readonly offset: Float64Array | undefined;
  readonly classes: number;
  readonly features: number;

  constructor(rows: SparseRows, targets: Uint8Array, classes: number, features: number, start: FitStart) {
    this.rows = rows;
    this.targets = targets;
    this.classes = classes;
    this.features = features;
    this.weight = new Float32Array(features * classes);
    this.squares = new Float32Array(features * classes).fill(1e-3);
    this.bias = new Float32Array(classes).fill('bias' in start ? start.bias : 0);
    this.offset = 'offset' in start ? start.offset : undefined;
    this.biasSquares = new Float32Array(classes).fill(1);
    this.scores = new Float64Array(classes);
    this.gradient = new Float64Array(classes);
    this.moving = new Int32Array(classes);
  }

  step(row: number, rate: number, l2: number): void {
    this.addUp(row);
    this.moveWeights(row, this.moveBias(row, rate), rate, l2);
  }

  private addUp(row: number): void {
    const { scores, weight, classes } = this;
    const { start, feature } = this.rows;
    scores.fill(0);
    const to = start[row + 1] as number;
    for (let i = start[row] as number; i < to; i++) {
      const base = (feature[i] as number) * classes;
      for (let c = 0; c < classes; c++) scores[c] = (scores[c] as number) + (weight[base + c] as number);
    }
  }

  /** Gradients of the classes that are off; returns how many. */
  private moveBias(row: number, rate: number): number {
    const { scores, bias, biasSquares, classes, gradient, moving, targets, offset } = this;
    const value = this.rows.value[row] as number;
    let moves = 0;
    for (let c = 0; c < classes; c++) {
      const score = (scores[c] as number) * value + (bias[c] as number) + (offset?.[row * classes + c] ?? 0);
      const g = 1 / (1 + Math.exp(-score)) - (targets[row * classes + c] as number);
      if (g < quiet && g > -quiet) continue;
      moving[moves] = c;
      gradient[moves++] = g;
      if (offset) continue;
      biasSquares[c] = (biasSquares[c] as number) + g * g;
      bias[c] = (bias[c] as number) - (rate * g) / Math.sqrt(biasSquares[c] as number);
    }
    return moves;
  }

  private moveWeights(row: number, moves: number, rate: number, l2: number): void {
    const { weight, squares, classes, gradient, moving } = this;
    const { start, feature } = this.rows;
    const value = this.rows.value[row] as number;
    const to = start[row + 1] as number;
    for (let i = start[row] as number; i < to; i++) {
      const base = (feature[i] as number) * classes;
      for (let m = 0; m < moves; m++) {
        const at = base + (moving[m] as number);
        const w = weight[at] as number;
        const g = (gradient[m] as number) * value + l2 * w;
        const s = (squares[at] as number) + g * g;
        squares[at] = s;
        weight[at] = w - (rate * g) / Math.sqrt(s);
      }
    }
  }
}

/**
 * Fits one-vs-rest logistic regressions by Adagrad over rows of binary features brought to comparable length;
 * the rate falls evenly over the epochs. Deterministic for one seed.
 */
export function fit(
  rows: SparseRows,
  targets: Uint8Array,
  classes: number,
  features: number,
  options: FitOptions,
  onEpoch?: (epoch: number) => void,
  start: FitStart = usualStart,
): Weights {
  const fitting = new Fitting(rows, targets, classes, features, start);
  const order = Int32Array.from({ length: rows.rows }, (_, i) => i);
  const random = createRandom(options.seed);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    const rate = options.rate * (1 - epoch / (options.epochs + 1));
    for (const row of order) fitting.step(row, rate, options.l2);
    onEpoch?.(epoch + 1);
  }
  return fitting;
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
