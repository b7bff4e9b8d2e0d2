export { calmIntent, type DecisionRule, decide, maxLeaves, toRule, type Verdict } from './decide.ts';
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
  decodeWeights,
  encodeWeights,
  readModel,
  readModelVersion,
  readOnlyModel,
  versionOf,
  writeModel,
} from './model-file.ts';
export { Scorer } from './scorer.ts';
