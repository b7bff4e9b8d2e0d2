import { addDays, type Calendar, daysBetween, type Period, parsePeriod } from '@voc/core';
import type { Campaign } from '../alerts/campaigns.ts';
import type { Span } from './windows.ts';

/** Days that a period is compared with beside the period before, and how staff call them. */
export interface Earlier extends Span {
  label: string;
}

const overlap = (a: Span, b: Span): number => {
  const [, start = a.start] = [a.start, b.start].sort();
  const [end = a.end] = [a.end, b.end].sort();
  return Math.max(0, daysBetween(start, end));
};

const spanOf = ({ from, to }: Campaign): Span => ({ start: from, end: addDays(to, 1) });

/** The same days of the last campaign of the same name: festivals move, so they are counted from its beginning. */
function lastCampaign(period: Period, campaigns: readonly Campaign[]): Earlier | null {
  const days = daysBetween(period.start, period.end);
  const held = campaigns
    .filter((one) => overlap(period, spanOf(one)) * 2 >= days)
    .sort((a, b) => (a.from < b.from ? 1 : -1))[0];
  const before = campaigns
    .filter(({ name, from }) => name === held?.name && from < held.from)
    .sort((a, b) => (a.from < b.from ? 1 : -1))[0];
  if (!held || !before) return null;
  const start = addDays(before.from, daysBetween(held.from, period.start));
  const label =
    before.from.slice(0, 4) < held.from.slice(0, 4) ? `去年${held.name}同期` : `上次${held.name}同期`;
  return { label, start, end: addDays(start, days) };
}

const yearOfWeeks = 364;

/**
 * What a period is compared with across a year: of a campaign the same days of the last one, else of a week the days 52
 * weeks before, of a month or quarter the same of last year. Null for everything.
 */
export function earlierOf(
  period: Period,
  calendar: Calendar,
  campaigns: readonly Campaign[] = [],
): Earlier | null {
  if (period.kind === 'all') return null;
  const campaign = lastCampaign(period, campaigns);
  if (campaign) return campaign;
  if (period.kind === 'week')
    return {
      label: '去年同期',
      start: addDays(period.start, -yearOfWeeks),
      end: addDays(period.end, -yearOfWeeks),
    };
  const id = `${Number(period.id.slice(0, 4)) - 1}${period.id.slice(4)}`;
  const { start, end } = parsePeriod(period.kind, id, calendar);
  return { label: '去年同期', start, end };
}
