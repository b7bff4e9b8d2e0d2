import { expect, test } from 'vitest';
import { createRandom } from './random.ts';

const draws = 40_000;

/** Mean and variance of many draws. */
function moments(draw: () => number): { mean: number; variance: number } {
  const values = Array.from({ length: draws }, draw);
  const mean = values.reduce((sum, one) => sum + one, 0) / draws;
  return { mean, variance: values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / draws };
}

const random = createRandom(7);

test.each([
  ['uniform', () => random.uniform(), 0.5, 1 / 12],
  ['normal', () => random.normal(), 0, 1],
  ['gamma 0.4', () => random.gamma(0.4), 0.4, 0.4],
  ['gamma 40', () => random.gamma(40), 40, 40],
  ['beta 2, 6', () => random.beta(2, 6), 0.25, 12 / 576],
  ['poisson 0.3', () => random.poisson(0.3), 0.3, 0.3],
  ['poisson 25', () => random.poisson(25), 25, 25],
  ['poisson 300', () => random.poisson(300), 300, 300],
] as const)('%s has its mean and variance', (_name, draw, mean, variance) => {
  const found = moments(draw);
  expect(Math.abs(found.mean - mean)).toBeLessThan(5 * Math.sqrt(variance / draws));
  expect(Math.abs(found.variance / variance - 1)).toBeLessThan(0.06);
});

test('a seed gives the same stream again, and another seed another', () => {
  const first = (seed: number): number[] => Array.from({ length: 3 }, createRandom(seed).uniform);
  expect(first(1)).toEqual(first(1));
  expect(first(1)).not.toEqual(first(2));
});

test('nothing is expected of a mean of zero', () => {
  expect(random.poisson(0)).toBe(0);
});
