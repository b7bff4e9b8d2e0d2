import { daysBetween } from '@voc/core';
import type { Signal } from './types.ts';

/** Signals of one series at most a week apart: one cause, one alert, told by its least likely signal. */
export interface Episode {
  firstOn: string;
  lastOn: string;
  strongest: Signal;
}

const gap = 7;

/** Joins signals, given in order of days, into episodes in order of their first day. */
export function toEpisodes(signals: readonly Signal[]): Episode[] {
  const open = new Map<string, Episode>();
  const episodes: Episode[] = [];
  for (const signal of signals) {
    const key = JSON.stringify([signal.productId, signal.category]);
    const running = open.get(key);
    if (running && daysBetween(running.lastOn, signal.day) <= gap) {
      running.lastOn = signal.day;
      if (signal.p < running.strongest.p) running.strongest = signal;
      continue;
    }
    const episode = { firstOn: signal.day, lastOn: signal.day, strongest: signal };
    open.set(key, episode);
    episodes.push(episode);
  }
  return episodes;
}
