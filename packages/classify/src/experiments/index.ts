export { type ExperimentInput, runExperiments, type Tried } from './run-experiments.ts';
