/** Prior of phi: 0.025 with standard deviation 0.05, the size seen from week to week when nothing happens. */
const prior = { mean: 0.025, precision: 1 / 0.05 ** 2 };
const limits: readonly [number, number] = [0.005, 1];

/**
 * Overdispersion phi of weekly counts about one rate (variance mean + phi mean^2): the moment estimate
 * (Pearson chi-square / (weeks - 1) - 1) / mean, whose precision is mean^2 (weeks - 1) / 2, drawn to the prior
 * (normal-normal), between 0.005 and 1. Counts of all members together are taken, so that what moves them all is in it.
 */
export function fitSpread(counts: readonly number[], exposures: readonly number[]): number {
  const weeks = counts.flatMap((count, i) => {
    const exposure = exposures[i] ?? 0;
    return exposure > 0 ? [{ count, exposure }] : [];
  });
  const total = weeks.reduce((sum, { count }) => sum + count, 0);
  const exposed = weeks.reduce((sum, { exposure }) => sum + exposure, 0);
  if (weeks.length < 2 || total === 0) return prior.mean;
  const mean = total / weeks.length;
  const pearson = weeks.reduce((sum, { count, exposure }) => {
    const expected = (total * exposure) / exposed;
    return sum + (count - expected) ** 2 / expected;
  }, 0);
  const degrees = weeks.length - 1;
  const estimate = (pearson / degrees - 1) / mean;
  const precision = (mean ** 2 * degrees) / 2;
  const phi = (estimate * precision + prior.mean * prior.precision) / (precision + prior.precision);
  return Math.min(limits[1], Math.max(limits[0], phi));
}
