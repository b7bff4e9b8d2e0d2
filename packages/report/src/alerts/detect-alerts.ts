import type { AlertFactsLoaded, AlertRow, ShownSignal, StoredState } from './alert-facts.ts';
import { spikeAlert } from './spike-alert.ts';

export interface Detected {
  from: string;
  to: string;
  last: string;
  dataVersion: string;
  basis: string;
  days: readonly string[];
  signals: readonly (ShownSignal & { denominator: string })[];
  checkpoints: readonly StoredState[];
  alerts: readonly AlertRow[];
}

/** Signals, alerts and the detector's state of the days that were taken in; pure. */
export function detectAlerts(facts: AlertFactsLoaded): Detected {
  const { from, to, last, dataVersion, basis, days, denominator, signals, checkpoints, told } = facts;
  return {
    from,
    to,
    last,
    dataVersion,
    basis,
    days,
    signals: signals.map((signal) => ({ ...signal, denominator: denominator.name })),
    checkpoints,
    alerts: told.map((episode) => spikeAlert(facts, episode)),
  };
}
