import {
  type CalibrationPoint,
  calibrate,
  confidenceOf,
  type Decision,
  decide,
  learnShifts,
  type Shifts,
  toRule,
} from '../model/index.ts';
import type { HeldOut } from './tune.ts';

/**
 * How often the leaves that a decision rule gives to held-out items are right: by how far they exceed their threshold, then by which
 * leaf it is, how many its item has and which of them it is.
 */
export function calibrateHeldOut(
  { classes, rows, scores, targets, talks, order = scores }: HeldOut,
  decision: Decision,
): { calibration: CalibrationPoint[]; shifts: Shifts } {
  const rule = toRule(classes, decision);
  const width = classes.length;
  const given = Array.from({ length: rows }, (_, row) => {
    const { leaves } = decide(scores, rule, { from: row * width, order, isTalk: talks[row] === 1 });
    return leaves.map((c, place) => ({
      ...{ leaf: classes[c] ?? '', count: leaves.length, place },
      margin: (scores[row * width + c] ?? 0) - (rule.thresholds[c] ?? 0),
      right: targets[row * width + c] === 1,
    }));
  }).flat();
  const calibration = calibrate(given);
  const judged = given.map((one) => ({ ...one, confidence: confidenceOf(calibration, one.margin) }));
  return { calibration, shifts: learnShifts(judged) };
}
