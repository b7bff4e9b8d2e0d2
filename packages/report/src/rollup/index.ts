export { type Correction, type ProductDay, saveCorrection } from './correction-store.ts';
export { countVoices } from './count.ts';
export { createRollupStage } from './stage.ts';
export type { DirtyDay, RollupRow, Voice } from './types.ts';
