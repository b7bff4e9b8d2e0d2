import { type CalibrationPoint, calibrate, type Decision, decide, toRule } from '../model/index.ts';
import type { HeldOut } from './tune.ts';

/** How often the leaves that a decision rule gives to held-out items are right, by how far they exceed their threshold. */
export function calibrateHeldOut(
  { classes, rows, scores, targets, talks }: HeldOut,
  decision: Decision,
): CalibrationPoint[] {
  const rule = toRule(classes, decision);
  const width = classes.length;
  const leaves = Array.from({ length: rows }, (_, row) =>
    decide(scores, rule, { from: row * width, isTalk: talks[row] === 1 }).leaves.map((c) => ({
      margin: (scores[row * width + c] ?? 0) - (rule.thresholds[c] ?? 0),
      right: targets[row * width + c] === 1,
    })),
  );
  return calibrate(leaves.flat());
}
