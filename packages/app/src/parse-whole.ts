import { UsageError } from '@voc/core';

/** A whole number given as an option; UsageError when it is none, or out of bounds. */
export function parseWhole(option: string, given: string, least: number, most: number): number {
  const value = Number(given);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new UsageError(`${option} 须为 ${least} 到 ${most} 的整数`);
}
