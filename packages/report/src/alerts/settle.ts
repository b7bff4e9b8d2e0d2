import { guardDays, type Panel, type Track, windowDays } from './detector.ts';
import type { Verdict } from './judge.ts';
import { rateOf } from './learn.ts';

/** A rise of a week stands out for 13 days in the window of a week; what stands out for longer is a new level. */
const newLevelAfter = 2 * windowDays;
const unusual = 0.01;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/**
 * Takes a level that rose and stays for the series' own from the third week on: what was known is forgotten, and the
 * last seven days are what is known. So it is told once, as long as it is news, and the next rise is seen again.
 */
export function settle(panel: Panel, track: Track, verdict: Verdict | null): void {
  const standsOut =
    verdict !== null && verdict.p < unusual && verdict.complaints >= 3 && verdict.ratio >= 1.5;
  track.risen = standsOut ? track.risen + 1 : Math.max(0, track.risen - 1);
  const { prior } = panel;
  if (track.risen < newLevelAfter || prior === null) return;
  const before = rateOf(prior, track);
  track.heard = sum(track.complaints);
  track.exposed = sum(track.expected) / before;
  const after = rateOf(prior, track);
  track.expected = track.expected.map((mean) => (mean * after) / before);
  track.kept = new Array<number>(guardDays + 1).fill(0);
  track.weighed = new Array<number>(guardDays + 1).fill(0);
  track.risen = 0;
}
