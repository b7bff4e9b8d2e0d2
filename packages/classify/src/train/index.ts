export { type LearnOptions, type Lesson, learn } from './learn.ts';
export { isHeldOut, type LearnResult, type LearnVerdict, type RunLearn, runLearn } from './run-learn.ts';
export { type RunTrain, runTrain, type TrainResult } from './run-train.ts';
export {
  defaultTrainOptions,
  type TrainInput,
  type TrainOptions,
  type TrainProgress,
  trainModel,
} from './train-model.ts';
