import type { Counted } from './types.ts';

/** Prior of phi: 0.05 with standard deviation 0.05. */
const prior = { mean: 0.05, precision: 1 / 0.05 ** 2 };
const limits: readonly [number, number] = [0.01, 1];

/**
 * Week-to-week overdispersion phi of single products (variance mean + phi mean^2), from weekly counts of several: moment
 * estimate sum((x - mu)^2 W/(W-1) - mu) / sum(mu^2) about each one's own rate, whose precision is about sum(mu^2) / 2,
 * drawn to 0.05 (normal-normal), and one standard error more, since too small a phi finds effects that
 * are none; between 0.01 and 1.
 */
export function fitPanelSpread(history: readonly (readonly Counted[])[]): number {
  let [excess, squares] = [0, 0];
  for (const member of history) {
    const weeks = member.filter(({ exposure }) => exposure > 0);
    const exposed = weeks.reduce((sum, { exposure }) => sum + exposure, 0);
    const rate = weeks.reduce((sum, { count }) => sum + count, 0) / exposed;
    if (weeks.length < 2) continue;
    const correction = weeks.length / (weeks.length - 1);
    for (const { count, exposure } of weeks) {
      const mean = rate * exposure;
      excess += (count - mean) ** 2 * correction - mean;
      squares += mean ** 2;
    }
  }
  const precision = squares / 2;
  const estimate = squares > 0 ? excess / squares : 0;
  const all = precision + prior.precision;
  const phi = (estimate * precision + prior.mean * prior.precision) / all;
  return Math.min(limits[1], Math.max(limits[0], phi + 1 / Math.sqrt(all)));
}
