export { backtest } from './backtest.ts';
export { detectSpikes } from './detect-spikes.ts';
export { type Signal, type SpikeOptions, type SpikeSeries, spikeDefaults } from './types.ts';
