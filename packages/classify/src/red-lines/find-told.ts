import type { RedLineKind } from '@voc/core';
import type { Quotable } from '../evidence/index.ts';
import { isMeant } from './is-meant.ts';
import type { WindowScorer } from './window-scorer.ts';
import { windowsOf } from './windows.ts';

/** A kind that a window tells of, and the units that say so. */
export interface Told {
  kind: RedLineKind;
  start: number;
  end: number;
  score: number;
}

/** Kinds whose score in a place exceeds their threshold and whose words are meant, each where it is told most. */
export function findTold(scorer: WindowScorer, { part, clauses }: Quotable): Told[] {
  const told: (Told | undefined)[] = [];
  for (const window of windowsOf(part.normal, clauses)) {
    if (!scorer.mayTell(part, window)) continue;
    const scores = scorer.score(part, window);
    scorer.kinds.forEach((kind, c) => {
      const score = scores[c] ?? 0;
      if (score <= Math.max(scorer.thresholds[c] ?? 0, told[c]?.score ?? Number.NEGATIVE_INFINITY)) return;
      const { start, end } = scorer.heaviest(part, window, c);
      if (isMeant(kind, part.normal.text, start, end)) told[c] = { kind, start, end, score };
    });
  }
  return told.filter((one) => one !== undefined);
}

/** True when the score of a kind in any window of a place is at least so high, the gate left aside. */
export const hears = (scorer: WindowScorer, c: number, { part, clauses }: Quotable, least: number): boolean =>
  windowsOf(part.normal, clauses).some((window) => (scorer.score(part, window)[c] ?? 0) >= least);
