import fc from 'fast-check';
import { expect, it } from 'vitest';
import { agreementOf, type TwoLabels } from './agreement.ts';

const fit = 'quality.fit';
const slow = 'logistics.slow';
const times = (n: number, one: TwoLabels): TwoLabels[] => Array.from({ length: n }, () => one);

it('gives the kappa of a table worked out by hand', () => {
  // 20 both, 5 first alone, 10 second alone, 15 neither: p = 0.7, e = 0.5 * 0.6 + 0.5 * 0.4 = 0.5.
  const found = agreementOf([
    ...times(20, { first: [fit], second: [fit] }),
    ...times(5, { first: [fit], second: [] }),
    ...times(10, { first: [], second: [fit] }),
    ...times(15, { first: [], second: [] }),
  ]);
  expect(found?.items).toBe(50);
  expect(found?.complaint.share).toBeCloseTo(0.7, 12);
  expect(found?.complaint.kappa).toBeCloseTo(0.4, 12);
  expect(found?.leavesF1).toBeCloseTo(20 / 35, 12);
});

it('tells the primary leaf from the set of leaves', () => {
  const found = agreementOf([
    { first: [fit, slow], second: [slow, fit] },
    { first: [fit], second: [fit] },
  ]);
  expect(found).toMatchObject({ primary: { share: 0.5 }, leavesF1: 1, complaint: { share: 1, kappa: null } });
});

it('is complete when both always say the same, and none without items', () => {
  const leaves = fc.uniqueArray(fc.constantFrom(fit, slow, 'auth.used'));
  fc.assert(
    fc.property(fc.array(leaves, { minLength: 1 }), (all) => {
      const found = agreementOf(all.map((one) => ({ first: one, second: one })));
      expect(found?.primary.kappa ?? 1).toBeCloseTo(1, 9);
      expect(found?.leavesF1 ?? 1).toBe(1);
    }),
  );
  expect(agreementOf([])).toBeNull();
});
