import { daysBetween } from '@voc/core';
import type { Signal } from './types.ts';

/** Signals of one series at most a week apart: one cause, one alert. */
export interface Episode {
  first: Signal;
  lastOn: string;
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
      continue;
    }
    const episode = { first: signal, lastOn: signal.day };
    open.set(key, episode);
    episodes.push(episode);
  }
  return episodes;
}
