export * from './compose/index.ts';
export * from './render/index.ts';
export * from './rollup/index.ts';
export { adjustPValues } from './stats/adjust-p-values.ts';
export { wilsonInterval } from './stats/wilson.ts';
