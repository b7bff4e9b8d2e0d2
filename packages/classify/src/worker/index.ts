export { ClassifyThreads } from './classify-threads.ts';
export { type ClassifyWorker, type PreparingClassifier, startClassifyWorker } from './classify-worker.ts';
export type { AnsweredLines, ClassifierFiles, Lines } from './messages.ts';
export { openClassifier } from './open-classifier.ts';
export type { Upcoming } from './prepared-rows.ts';
