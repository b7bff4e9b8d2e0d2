export { checkEvidence, type EvidenceScore } from './check-evidence.ts';
export { type CategoryCounts, countErrors, type ErrorCounts } from './count-errors.ts';
export { LabelledItem, parseLabels } from './labels.ts';
export {
  type ClassificationScore,
  type GoldItem,
  type LeafFigures,
  type PredictedItem,
  scoreClassification,
} from './score.ts';
