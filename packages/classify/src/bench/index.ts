export { CutThreads } from './cut-threads.ts';
export { median } from './median.ts';
export { shareOfSameCuts } from './same-cut.ts';
