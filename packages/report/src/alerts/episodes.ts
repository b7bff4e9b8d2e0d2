import { daysBetween } from '@voc/core';
import type { Signal } from './types.ts';

/** Alarms of one product at most seven days apart; `strongest` is the least likely one, the first of equals. */
export interface Episode {
  productId: string | null;
  raisedOn: string;
  lastOn: string;
  strongest: Signal;
}

const apart = 7;

/** Joins alarms into what is told once, by day and product. */
export function toEpisodes(signals: readonly Signal[]): Episode[] {
  const open = new Map<string | null, Episode>();
  const episodes: Episode[] = [];
  const inOrder = [...signals].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  for (const signal of inOrder) {
    const running = open.get(signal.productId);
    if (running && daysBetween(running.lastOn, signal.day) <= apart) {
      running.lastOn = signal.day;
      if (signal.p < running.strongest.p) running.strongest = signal;
      continue;
    }
    const episode = {
      productId: signal.productId,
      raisedOn: signal.day,
      lastOn: signal.day,
      strongest: signal,
    };
    open.set(signal.productId, episode);
    episodes.push(episode);
  }
  return episodes;
}
