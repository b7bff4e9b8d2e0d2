/** Days are counted from Monday 2026-05-25 (day 0) in local Shanghai time; seconds from its midnight. */
export const dayCount = 182;
const firstDay = Date.UTC(2026, 4, 25);
const dayMs = 86_400_000;
export const daySeconds = 86_400;

/** Day number of a date such as `2026-11-09`. */
export function dayOf(date: string): number {
  return Math.round((Date.parse(`${date}T00:00:00Z`) - firstDay) / dayMs);
}

/** Date text of a day number. */
export function dateOf(day: number): string {
  return new Date(firstDay + day * dayMs).toISOString().slice(0, 10);
}

/** `YYYY-MM-DD HH:MM:SS` of a second count. */
export function stampOf(second: number): string {
  return new Date(firstDay + second * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

/** Seconds of a stamp such as `2026-11-09 20:14:00`. */
export function secondOf(stamp: string): number {
  return Math.round((Date.parse(`${stamp.replace(' ', 'T')}Z`) - firstDay) / 1000);
}

/** ISO week number in 2026; day 0 opens W22. */
export function weekOf(day: number): number {
  return 22 + Math.floor(day / 7);
}

/** 0 = Monday. */
export function weekdayOf(day: number): number {
  return ((day % 7) + 7) % 7;
}
