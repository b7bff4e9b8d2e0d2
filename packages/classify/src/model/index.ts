export { type Added, addWeights } from './add-weights.ts';
export { Calibration, type CalibrationPoint, calibrate, confidenceOf } from './calibrate.ts';
export {
  calmIntent,
  type DecideAs,
  type DecisionRule,
  decide,
  maxLeaves,
  toRule,
  type Verdict,
} from './decide.ts';
export { mixScores, netClassesOf, type Opinion } from './mix-scores.ts';
export { type MixedMeta, type MixedModel, mixedVersionOf, readMixed, writeMixed } from './mixed-model.ts';
export {
  classNames,
  type Decision,
  leafCount,
  type Model,
  ModelMeta,
  unspecified,
  type WeightRows,
} from './model.ts';
export {
  effectiveVersion,
  onlyFolder,
  readModel,
  readModelVersion,
  readOnlyModel,
  versionOf,
  writeModel,
} from './model-file.ts';
export {
  neverTold,
  pairCount,
  type RedLineMeta,
  type RedLineModel,
  readRedLineModel,
  writeRedLineModel,
} from './red-line-model.ts';
export { RowTable } from './row-table.ts';
export { Scorer } from './scorer.ts';
export { type Given, type Judged, learnShifts, Shifts, shift } from './shifts.ts';
export { decodeWeights, encodeWeights } from './weight-bytes.ts';
export { type NewLeaf, widenModel } from './widen-model.ts';
