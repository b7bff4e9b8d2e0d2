import { type Abstention, abstain } from './abstain.ts';
import { type Resampling, usualResampling } from './bootstrap.ts';
import { type Calibration, calibrate, givenLabels } from './calibration.ts';
import { type Confusion, confuse } from './confusions.ts';
import { type Figures, measure, type Overall } from './figures.ts';
import type { Judged } from './pair-up.ts';
import { type SliceBy, sliceAll } from './slices.ts';

export interface SliceFigures {
  by: SliceBy;
  name: string;
  items: number;
  complaints: number;
  overall: Overall;
}

/** Everything that an evaluation tells beyond the headline figures. */
export interface EvaluationDetails extends Figures {
  resampling: Resampling;
  slices: SliceFigures[];
  confusions: Confusion[];
  groupConfusions: Confusion[];
  calibration: Calibration;
  abstention: Abstention[];
}

/** Measures judged items whole and in parts; the same items in the same order give the same numbers. */
export function evaluateDetails(
  judged: readonly Judged[],
  resampling: Resampling = usualResampling,
): EvaluationDetails {
  return {
    resampling,
    ...measure(judged, true, resampling),
    slices: sliceAll(judged).map(({ by, name, judged: some }) => {
      const { items, complaints, overall } = measure(some, false, resampling);
      return { by, name, items, complaints, overall };
    }),
    confusions: confuse(judged),
    groupConfusions: confuse(judged, 'group'),
    calibration: calibrate(givenLabels(judged)),
    abstention: abstain(judged),
  };
}
