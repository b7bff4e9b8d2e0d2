export { advanceDay, type DayOutcome } from './advance-day.ts';
export { backtest } from './backtest.ts';
export { detectSpikes } from './detect-spikes.ts';
export { Detector, emptyDetector } from './detector.ts';
export { type MismatchFacts, mismatchCard } from './mismatch-card.ts';
export { type RedLineFacts, redLineCard } from './red-line-card.ts';
export { createRedLineStage } from './red-line-stage.ts';
export { createDetectStage } from './stage.ts';
export { type DayRow, type Signal, type SpikeOptions, type SpikeSeries, spikeDefaults } from './types.ts';
