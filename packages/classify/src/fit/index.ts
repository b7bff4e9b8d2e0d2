export { distinct, indexFeatures, type Row, type SparseRows, toSparseRows } from './dataset.ts';
export { type FitOptions, fit, scoreRows, type Weights } from './fit.ts';
export { prune, quantise } from './quantise.ts';
export { createRandom } from './random.ts';
