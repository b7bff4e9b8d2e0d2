export { CutThreads } from './cut-threads.ts';
export { median } from './median.ts';
