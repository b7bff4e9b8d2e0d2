export { type Abstention, abstain } from './abstain.ts';
export { type Agreed, type Agreement, agreementOf, type TwoLabels } from './agreement.ts';
export { bootstrap, type Estimate, type Resampling, usualResampling } from './bootstrap.ts';
export { type Calibration, calibrate, givenLabels, type ReliabilityBin } from './calibration.ts';
export { checkEvidence, type EvidenceScore } from './check-evidence.ts';
export { type Comparison, compareAnswers, type Difference, isGain, lossesOf } from './compare-answers.ts';
export { type Confusion, confuse, mostConfused, none } from './confusions.ts';
export { type CategoryCounts, countErrors, type ErrorCounts } from './count-errors.ts';
export { type EvaluationDetails, evaluateDetails, type SliceFigures } from './evaluate-details.ts';
export { type ClassEstimates, measure, type Overall, type OverallName, overallNames } from './figures.ts';
export { LabelledItem, parseLabels } from './labels.ts';
export { type Answer, type Judged, pairUp } from './pair-up.ts';
export {
  type ClassificationScore,
  type GoldItem,
  type LeafFigures,
  type PredictedItem,
  scoreClassification,
} from './score.ts';
export { minSliceItems, restName, type SliceBy } from './slices.ts';
export { type LabelError, worstErrors } from './worst-errors.ts';
