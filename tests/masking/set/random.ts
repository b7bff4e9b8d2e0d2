/** Numbers that are the same for the same seed (mulberry32). */
export interface Random {
  /** A whole number from 0 up to but not including `count`. */
  below(count: number): number;
  pick<T>(list: readonly T[]): T;
  digits(count: number): string;
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (count: number): number => Math.floor(next() * count);
  const pick = <T>(list: readonly T[]): T => {
    const one = list[below(list.length)];
    if (one === undefined) throw new Error('nothing to pick from');
    return one;
  };
  return {
    below,
    pick,
    digits: (count) => Array.from({ length: count }, () => String(below(10))).join(''),
  };
}
