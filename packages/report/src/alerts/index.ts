export { advanceDay, type DayOutcome } from './advance-day.ts';
export { backtest } from './backtest.ts';
export { type Campaign, Campaigns, campaignOn } from './campaigns.ts';
export { choosePushes, expectedFalsePushes, type PushScope, pushLimit } from './choose-pushes.ts';
export { detectSpikes } from './detect-spikes.ts';
export { Detector, emptyDetector } from './detector.ts';

export { type RedLineFacts, redLineCard } from './red-line-card.ts';
export { createRedLineStage } from './red-line-stage.ts';
export { readGaps } from './series-store.ts';
export { type SpikeFacts, spikeCard } from './spike-card.ts';
export { createDetectStage, type DetectOptions } from './stage.ts';
export { type DayRow, type Signal, type SpikeOptions, type SpikeSeries, spikeDefaults } from './types.ts';
