import { performance } from 'node:perf_hooks';

/** Seconds since an instant of `performance.now()`. */
export const secondsSince = (start: number): number => (performance.now() - start) / 1000;

export const toHundredths = (value: number): number => Math.round(value * 100) / 100;
