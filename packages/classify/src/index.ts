export { AbstentionSetting, countedOf } from './abstain/index.ts';
export { CutThreads, median } from './bench/index.ts';
export {
  type Classifier,
  type ClassifierParts,
  createClassifier,
  createProbe,
  type Probe,
} from './classify/index.ts';
export {
  type Abstention,
  type Agreed,
  type Agreement,
  type Answer,
  agreementOf,
  type Calibration,
  type ClassEstimates,
  type ClassificationScore,
  type Comparison,
  type Confusion,
  checkEvidence,
  compareAnswers,
  countErrors,
  type ErrorCounts,
  type Estimate,
  type EvaluationDetails,
  type EvidenceScore,
  evaluateDetails,
  type GoldItem,
  type Judged,
  type LabelError,
  LabelledItem,
  type LeafFigures,
  minSliceItems,
  mostConfused,
  none,
  type OverallName,
  overallNames,
  type PredictedItem,
  pairUp,
  parseLabels,
  type ReliabilityBin,
  restName,
  type SliceBy,
  type SliceFigures,
  scoreClassification,
  type TwoLabels,
  worstErrors,
} from './eval/index.ts';
export { runExperiments, type Tried } from './experiments/index.ts';
export { createRandom } from './fit/index.ts';
export { type Lexicon, loadLexicon } from './lexicon/index.ts';
export { type Model, ModelMeta, readModel, readModelVersion, readOnlyModel } from './model/index.ts';
export { type HalfScore, type RedLineItem, readRedLineSet, scoreRedLines } from './red-lines/index.ts';
export { type RowClassifier, rowClassifierOf } from './rows/index.ts';
export { createRuleClassifier } from './rules/index.ts';
export { createJieba, normalise, type Segmenter } from './segment/index.ts';
export { batchSize, createClassifyStage, toInput } from './stage.ts';
export { loadItems, markOutdated, replaceAnswers, unscoredItems } from './store.ts';
export {
  type LearnResult,
  type LearnVerdict,
  learn,
  type RunLearn,
  type RunTrain,
  runLearn,
  runTrain,
  type TrainOptions,
  type TrainProgress,
  type TrainResult,
} from './train/index.ts';
export {
  type AnsweredLines,
  type ClassifierFiles,
  ClassifyThreads,
  type ClassifyWorker,
  type Lines,
  openClassifier,
  type PreparingClassifier,
  startClassifyWorker,
  type Upcoming,
} from './worker/index.ts';
