export { schedule } from './commands/schedule.ts';
export { up } from './commands/up.ts';
export { worker } from './commands/worker.ts';
export { withDatabase } from './connect.ts';
export type { ServiceDeps } from './open-queue.ts';
export { createPipeline, type PipelineParts } from './pipeline.ts';
export { createProgram } from './program.ts';
export { loadCampaigns, loadClassifier, loadLanguage, loadSources } from './seeds.ts';
export { firstSignal } from './stop-signal.ts';
