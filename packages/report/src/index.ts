export * from './alerts/index.ts';
export { ModelError } from './classifier-error/index.ts';
export * from './compose/index.ts';
export * from './deliver/index.ts';
export * from './erase/index.ts';
export * from './lists/index.ts';
export * from './render/index.ts';
export * from './rollup/index.ts';
export * from './stats/index.ts';
