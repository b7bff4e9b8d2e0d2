import type { HourSignal, HoursRow } from './detect-intraday.ts';
import type { Push } from './episodes.ts';
import type { DayRow } from './types.ts';
import { countsFor } from './watched.ts';

/** A complaining voice of the last 24 hours. */
export interface HeardVoice {
  productId: string;
  /** Whole hours before the look. */
  ago: number;
  leaves: readonly string[];
  customer: string;
}

const hoursOfDay = 24;

/** The last 24 hours of each series, oldest first; a customer complains once. */
export function toHoursRows(rows: readonly DayRow[], heard: readonly HeardVoice[]): HoursRow[] {
  const ofProduct = new Map<string, HeardVoice[]>();
  for (const voice of heard) {
    const own = ofProduct.get(voice.productId);
    if (own) own.push(voice);
    else ofProduct.set(voice.productId, [voice]);
  }
  return rows.map(({ productId, category, exposure }) => {
    const complaints = new Array<number>(hoursOfDay).fill(0);
    const told = new Set<string>();
    for (const { ago, leaves, customer } of ofProduct.get(productId) ?? []) {
      if (told.has(customer) || !leaves.some((leaf) => countsFor(category, leaf))) continue;
      told.add(customer);
      const at = hoursOfDay - 1 - ago;
      complaints[at] = (complaints[at] ?? 0) + 1;
    }
    return { productId, category, complaints, exposure: exposure ?? 0 };
  });
}

/** A window of hours as a push of its day, or of that day and the one before where it begins there. */
export function toPush(signal: HourSignal, dayExposure: number, expectedFalse: number): Push {
  const { hour, window: count, ...numbers } = signal;
  return {
    ...numbers,
    window: hour + 1 >= count ? 1 : 2,
    hours: { count, last: hour },
    exposure: (dayExposure * count) / hoursOfDay,
    shared: false,
    expectedFalse,
  };
}
