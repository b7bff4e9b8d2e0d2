export { type RunTrain, runTrain, type TrainResult } from './run-train.ts';
export {
  defaultTrainOptions,
  type TrainInput,
  type TrainOptions,
  type TrainProgress,
  trainModel,
} from './train-model.ts';
