import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gammaQuantile } from '../stats/quantiles.ts';
import { compareVersions } from './compare-versions.ts';
import { correctRate } from './correct-rate.ts';

const perfect = { hits: 1e7, predicted: 1e7, actual: 1e7 };
const none = { betweenSources: 0 };

test('perfect labels leave the interval that counts have', () => {
  const found = correctRate({ count: 12, exposure: 1000 }, perfect, none);
  expect(found?.lower).toBeCloseTo(gammaQuantile(0.05, 12.5, 1000), 6);
  expect(found?.upper).toBeCloseTo(gammaQuantile(0.95, 12.5, 1000), 6);
});

test('half of the labels wrong halves the rate, half of the complaints missed doubles it', () => {
  const at = (hits: number, predicted: number, actual: number) =>
    correctRate({ count: 1000, exposure: 10_000 }, { hits, predicted, actual }, none)?.rate ?? 0;
  expect(at(50_000, 100_000, 50_000)).toBeCloseTo(0.05, 3);
  expect(at(50_000, 50_000, 100_000)).toBeCloseTo(0.2, 3);
});

test('too few labelled items measure nothing', () => {
  expect(correctRate({ count: 5, exposure: 100 }, { hits: 5, predicted: 7, actual: 9 }, none)).toBeNull();
  expect(correctRate({ count: 5, exposure: 0 }, perfect, none)).toBeNull();
});

const measured = fc
  .tuple(fc.integer({ min: 8, max: 400 }), fc.nat(200), fc.nat(200))
  .map(([hits, wrong, missed]) => ({ hits, predicted: hits + wrong, actual: hits + missed }));

test('the interval is wider than without error, holds the rate, and narrows with more labels', () => {
  fc.assert(
    fc.property(measured, fc.nat(500), fc.integer({ min: 1, max: 20 }), (error, count, times) => {
      const row = { count, exposure: 10_000 };
      const width = (one: typeof error, spread: number) => {
        const found = correctRate(row, one, { betweenSources: spread });
        expect(found).not.toBeNull();
        if (!found) return 0;
        expect(found.lower).toBeLessThanOrEqual(found.rate);
        expect(found.upper).toBeGreaterThanOrEqual(found.rate);
        return Math.log(found.upper / found.lower);
      };
      const more = Object.fromEntries(
        Object.entries(error).map(([key, n]) => [key, n * times]),
      ) as typeof error;
      expect(width(error, 0)).toBeGreaterThanOrEqual(width(perfect, 0) - 1e-9);
      expect(width(more, 0)).toBeLessThanOrEqual(width(error, 0) + 1e-9);
      expect(width(error, 0.1)).toBeGreaterThan(width(error, 0));
    }),
  );
});

test('a model that finds twice as many is no worse product; a rate that doubles under one model is', () => {
  const blind = { hits: 200, predicted: 250, actual: 400 };
  const keen = { hits: 360, predicted: 450, actual: 400 };
  const old = { count: 300, exposure: 100_000, error: blind, betweenSources: 0.05 };
  expect(compareVersions(old, { ...old, count: 540, error: keen })?.differs).toBe(false);
  expect(compareVersions(old, { ...old, count: 600 })?.differs).toBe(true);
});

test('comparing is the same the other way round, and wider than the error of either', () => {
  fc.assert(
    fc.property(
      measured,
      measured,
      fc.integer({ min: 1, max: 900 }),
      fc.integer({ min: 1, max: 900 }),
      (a, b, x, y) => {
        const [old, fresh] = [
          { count: x, exposure: 1000, error: a, betweenSources: 0.05 },
          { count: y, exposure: 3000, error: b, betweenSources: 0.05 },
        ];
        const [one, back] = [compareVersions(old, fresh), compareVersions(fresh, old)];
        expect((one?.ratio ?? 0) * (back?.ratio ?? 0)).toBeCloseTo(1, 9);
        expect((one?.lower ?? 0) * (back?.upper ?? 0)).toBeCloseTo(1, 9);
        const same = compareVersions(old, fresh, { sameItems: true });
        expect((one?.upper ?? 0) / (one?.lower ?? 1)).toBeGreaterThan(
          (same?.upper ?? 0) / (same?.lower ?? 1),
        );
      },
    ),
  );
});
