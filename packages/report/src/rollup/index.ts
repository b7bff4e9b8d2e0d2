export { countVoices } from './count.ts';
export { createRollupStage } from './stage.ts';
export type { DirtyDay, RollupRow, Voice } from './types.ts';
