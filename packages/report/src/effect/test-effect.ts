import { betaQuantile } from '../stats/quantiles.ts';
import { comparePeers, weekly } from './compare-peers.ts';
import { fitPanelSpread } from './fit-panel-spread.ts';
import type { Effect, EffectInput, Verdict } from './types.ts';

/** Each side of the two-sided 90 % interval. */
const tail = 0.05;

function verdictOf(direction: EffectInput['direction'], lower: number, upper: number): Verdict {
  if (upper < 1) return direction === 'down' ? '有效' : '变差';
  if (lower > 1) return direction === 'down' ? '变差' : '有效';
  return '没有证据表明有效';
}

/**
 * Whether an action changed a rate: the rate after over the rate before, over the same ratio of peers to whom nothing was
 * done (difference in differences of log rates). The window that triggered the action is in neither: it was chosen for
 * being high, and what follows a high week is lower by itself (regression to the mean). Given both counts, the later one
 * is binomial (Przyborowski and Wilenski 1940); the interval is the exact one (Clopper and Pearson 1934) of counts
 * divided by their overdispersion, which holds the weeks' own variation (negative binomial) and the peers' uncertainty.
 * Null where a window has no exposure, or where there is no complaint in both to compare.
 */
export function testEffect(input: EffectInput): Effect | null {
  const { before, after, direction } = input;
  if (!(before.exposure > 0 && after.exposure > 0) || before.count + after.count === 0) return null;
  const phi = fitPanelSpread(input.history);
  const peers = comparePeers(input, phi);
  const extra = weekly(phi, before.days) + weekly(phi, after.days) + peers.variance;
  const odds = (peers.ratio * after.exposure) / before.exposure;
  const total = before.count + after.count;
  // Variance of the log ratio under no effect, over that of the counts alone.
  const [usual0, usual1] = [total / (1 + odds), (total * odds) / (1 + odds)];
  const spread = 1 + extra / (1 / usual0 + 1 / usual1);
  const [x0, x1] = [before.count / spread, after.count / spread];
  const ratioAt = (share: number): number => (share >= 1 ? Infinity : share / (1 - share) / odds);
  const lower = x1 > 0 ? ratioAt(betaQuantile(tail, x1, x0 + 1)) : 0;
  const upper = x0 > 0 ? ratioAt(betaQuantile(1 - tail, x1 + 1, x0)) : Infinity;
  return {
    verdict: verdictOf(direction, lower, upper),
    ratio: (after.count + 0.5) / (before.count + 0.5) / odds,
    lower,
    upper,
    peerRatio: peers.ratio,
    peers: peers.used,
  };
}
