import { certaintyOf } from '../abstain/index.ts';
import type { Judged } from './pair-up.ts';

/** What remains when the least certain items with a label are set aside for a person. */
export interface Abstention {
  /** Share of the items with a label that is set aside. */
  share: number;
  /** The certainty of the least certain item that remains: a threshold that sets aside as many; 1 where none remains. */
  below: number;
  setAside: number;
  /** Labels that remain. */
  labels: number;
  /** Share of the remaining labels that are right. */
  precision: number;
  /** Share of all wanted labels that are still found. */
  recall: number;
}

export const usualShares: readonly number[] = [0, 0.05, 0.1, 0.2];

/** Micro-precision and recall with shares of the items set aside, the least certain first, ties in the order of the file. */
export function abstain(judged: readonly Judged[], shares: readonly number[] = usualShares): Abstention[] {
  const labelled = judged.filter(({ answer }) => answer.categories.length > 0);
  const sorted = labelled
    .map((one) => ({ one, certainty: certaintyOf(one.answer.categories) }))
    .sort((a, b) => a.certainty - b.certainty);
  const wanted = judged.reduce((sum, one) => sum + one.wanted.size, 0);
  return shares.map((share) => {
    const setAside = Math.round(share * sorted.length);
    let [labels, right] = [0, 0];
    for (const { one } of sorted.slice(setAside)) {
      labels += one.given.size;
      for (const id of one.given) if (one.wanted.has(id)) right++;
    }
    return {
      share,
      below: sorted[setAside]?.certainty ?? 1,
      setAside,
      labels,
      precision: right / Math.max(1, labels),
      recall: right / Math.max(1, wanted),
    };
  });
}
