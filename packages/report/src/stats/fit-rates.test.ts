import { expect, test } from 'vitest';
import { fitRates } from './fit-rates.ts';

const rows = Array.from({ length: 40 }, (_, i) => ({ complaints: (i * 7) % 23, exposure: 900 + i }));

test('rare complaints: trials and counts tell the same', () => {
  const trials = fitRates(rows);
  const counts = fitRates(rows.map((row) => ({ ...row, exposure: row.exposure + 0.5 })));
  expect(counts.median / trials.median).toBeCloseTo(1, 1);
  const row = { complaints: 30, exposure: 900 };
  for (const p of [0.05, 0.5, 0.95]) {
    const ratio = counts.posterior(row).quantile(p) / trials.posterior(row).quantile(p);
    expect(Math.abs(ratio - 1)).toBeLessThan(0.02);
  }
});

test('a posterior is 5 % below its 5 % quantile, nearer the group with little exposure', () => {
  const prior = fitRates(rows);
  const { below, quantile } = prior.posterior({ complaints: 2, exposure: 20 });
  expect(below(quantile(0.05))).toBeCloseTo(0.05, 9);
  expect(below(2)).toBe(1);
  expect(quantile(0.5)).toBeLessThan(0.05);
  expect(prior.posterior({ complaints: 200, exposure: 2000 }).quantile(0.5)).toBeGreaterThan(0.08);
});

test('more complaints than exposure turn the whole group to counts', () => {
  const { below } = fitRates([...rows, { complaints: 50, exposure: 20 }]).posterior({
    complaints: 50,
    exposure: 20,
  });
  expect(below(1)).toBeLessThan(1);
});
