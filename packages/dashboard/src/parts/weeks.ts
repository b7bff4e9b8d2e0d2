const dayMs = 86_400_000;

const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** `2026-11-16` and 7 give `2026-11-23`. */
export const addDays = (day: string, days: number): string => dayOf(at(day) + days * dayMs);

/** Days between two dates. */
export const daysBetween = (from: string, to: string): number => (at(to) - at(from)) / dayMs;

/** ISO week of a day, `2026-W46`; the year is that of its Thursday. */
export function weekIdOf(day: string): string {
  const weekday = (new Date(at(day)).getUTCDay() + 6) % 7;
  const thursday = addDays(day, 3 - weekday);
  const year = thursday.slice(0, 4);
  const number = Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1;
  return `${year}-W${String(number).padStart(2, '0')}`;
}

/** Monday and the Monday after of an ISO week; undefined for what is no week. */
export function spanOfWeek(id: string): { from: string; to: string } | undefined {
  const [, year, number] = /^(\d{4})-W(\d\d)$/.exec(id) ?? [];
  if (!year || !number) return undefined;
  const fourth = `${year}-01-04`;
  const weekday = (new Date(at(fourth)).getUTCDay() + 6) % 7;
  const from = addDays(fourth, (Number(number) - 1) * 7 - weekday);
  return weekIdOf(from) === id ? { from, to: addDays(from, 7) } : undefined;
}

/** The week some weeks later, or earlier with a negative number. */
export function shiftWeek(id: string, weeks: number): string {
  const span = spanOfWeek(id);
  return span ? weekIdOf(addDays(span.from, weeks * 7)) : id;
}

/** The days that an address names; undefined where these are no days. */
export function spanOfDays(from = '', to = ''): { from: string; to: string } | undefined {
  const isDay = (day: string): boolean => /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(at(day));
  return isDay(from) && isDay(to) && from < to ? { from, to } : undefined;
}

/** `11-09 至 11-15` of a half-open span. */
export function spanText({ from, to }: { from: string; to: string }): string {
  const last = addDays(to, -1);
  return from === last ? from.slice(5) : `${from.slice(5)} 至 ${last.slice(5)}`;
}
