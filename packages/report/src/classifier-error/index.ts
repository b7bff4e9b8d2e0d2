export { type Counted, compareVersions, type VersionRatio } from './compare-versions.ts';
export { type CorrectedRate, correctRate } from './correct-rate.ts';
export { CategoryError, ModelError } from './types.ts';
