import type { AlertFactsLoaded, AlertRow } from './alert-facts.ts';
import { isCredible } from './is-credible.ts';
import { mismatchAlert, mismatchKey } from './mismatch-alert.ts';
import type { Signal } from './types.ts';

export interface Detected {
  from: string;
  dataVersion: string;
  days: readonly string[];
  signals: (Signal & { denominator: string })[];
  alerts: AlertRow[];
  /** Episodes that began before `from`, with the last day they are seen now. */
  running: { dedupKey: string; lastOn: string }[];
}

/** Signals and alerts of all days from `from` on; pure. */
export function detectAlerts(facts: AlertFactsLoaded): Detected {
  const { from, dataVersion, days, denominator, signals } = facts;
  const moved = new Set(signals.filter(({ productId }) => productId === null).map(({ day }) => day));
  const alerts = new Map<string, AlertRow>();
  for (const told of facts.told.filter(isCredible)) {
    const alert = mismatchAlert(facts, told, moved.has(told.episode.strongest.day));
    alerts.set(alert.dedup_key, alert);
  }
  return {
    from,
    dataVersion,
    days,
    signals: signals
      .filter(({ day }) => day >= from)
      .map((signal) => ({ ...signal, denominator: denominator.name })),
    alerts: [...alerts.values()],
    running: facts.running.map((episode) => ({ dedupKey: mismatchKey(episode), lastOn: episode.lastOn })),
  };
}
