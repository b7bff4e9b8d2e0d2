export * from './domain/classification.ts';
export * from './domain/item.ts';
export * from './domain/period.ts';
export * from './domain/rollup.ts';
export * from './domain/taxonomy.ts';
export * from './errors.ts';
export { type Log, silentLog } from './log.ts';
export { type Progress, runInline, runStage, stageNamed } from './run.ts';
export { type AnyStage, defineStage, type Message, type Stage, type StageDeps, type Tx } from './stage.ts';
