import type { AlertFactsLoaded, AlertRow } from './alert-facts.ts';
import { detectSpikes } from './detect-spikes.ts';
import { mismatchAlert, mismatchKey } from './mismatch-alert.ts';
import { redLineAlert } from './red-line-alert.ts';
import { toEpisodes } from './spike-episodes.ts';
import { toSeries } from './to-series.ts';
import type { Signal } from './types.ts';

export interface Detected {
  from: string | null;
  dataVersion: string;
  days: readonly string[];
  signals: (Signal & { denominator: string })[];
  alerts: AlertRow[];
  /** Episodes that began before `from`, with the last day they are seen now. */
  running: { dedupKey: string; lastOn: string }[];
}

/** Signals and alerts of all days from `from` on; pure. */
export function detectAlerts(facts: AlertFactsLoaded): Detected {
  const { from, to, dataVersion, days } = facts;
  if (from === null) return { from, dataVersion, days, signals: [], alerts: [], running: [] };
  const { series, denominator } = toSeries(facts.rows);
  const signals = detectSpikes({ series, from: '0001-01-02', to });
  const episodes = toEpisodes(signals);
  const alerts = new Map<string, AlertRow>();
  for (const episode of episodes) {
    if (episode.first.day < from) continue;
    const alert = mismatchAlert(facts, episode, denominator);
    alerts.set(alert.dedup_key, alert);
  }
  for (const voice of facts.redLines) {
    const alert = redLineAlert(facts, voice);
    if (!alerts.has(alert.dedup_key)) alerts.set(alert.dedup_key, alert);
  }
  return {
    from,
    dataVersion,
    days,
    signals: signals
      .filter(({ day }) => day >= from)
      .map((signal) => ({ ...signal, denominator: denominator.name })),
    alerts: [...alerts.values()],
    running: episodes
      .filter(({ first }) => first.day < from)
      .map((episode) => ({ dedupKey: mismatchKey(episode), lastOn: episode.lastOn })),
  };
}
