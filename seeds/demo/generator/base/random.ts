/**
 * Pseudo-random numbers that are equal on every machine: 32-bit integer steps and the four basic operations only,
 * because Math.exp, Math.log and Math.pow may differ between engines.
 */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Integer in [low, high], both included. */
  int(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(values: readonly T[]): T;
  /** Index drawn by weight. */
  weighted(weights: readonly number[]): number;
  poisson(mean: number): number;
  /** Text of `length` digits that does not begin with 0. */
  digits(length: number): string;
}

function hash(text: string): number {
  let h = 0x811c9dc5;
  for (const char of text) h = Math.imul(h ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return h >>> 0;
}

/** e^-x for x >= 0 by a Taylor series after halving, with exact IEEE operations only. */
export function expNegative(x: number): number {
  let halvings = 0;
  let y = x;
  while (y > 0.0625) {
    y /= 2;
    halvings += 1;
  }
  let term = 1;
  let sum = 1;
  for (let k = 1; k <= 10; k += 1) {
    term = (term * -y) / k;
    sum += term;
  }
  for (let i = 0; i < halvings; i += 1) sum *= sum;
  return sum;
}

function drawPoisson(next: () => number, mean: number): number {
  if (mean <= 0) return 0;
  if (mean > 40) {
    let sum = -6;
    for (let i = 0; i < 12; i += 1) sum += next();
    return Math.max(0, Math.round(mean + sum * Math.sqrt(mean)));
  }
  const limit = expNegative(mean);
  let product = next();
  let count = 0;
  while (product > limit) {
    product *= next();
    count += 1;
  }
  return count;
}

function drawWeighted(next: () => number, weights: readonly number[]): number {
  let rest = next() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, weight] of weights.entries()) {
    rest -= weight;
    if (rest < 0) return index;
  }
  return weights.length - 1;
}

/** A stream of its own for every label, so that a change in one part leaves the others as they were (mulberry32). */
export function createRandom(seed: number, label: string): Random {
  let state = (seed ^ hash(label)) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: <T>(values: readonly T[]): T => {
      const value = values[Math.floor(next() * values.length)];
      if (value === undefined) throw new Error(`nothing to pick from (${label})`);
      return value;
    },
    weighted: (weights) => drawWeighted(next, weights),
    poisson: (mean) => drawPoisson(next, mean),
    digits: (length) => {
      let text = String(int(1, 9));
      while (text.length < length) text += String(int(0, 9));
      return text;
    },
  };
}
