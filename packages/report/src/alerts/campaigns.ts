import { Day } from '@voc/core';
import { z } from 'zod';

/** A shopping festival; both days are included. */
export const Campaign = z
  .strictObject({ name: z.string().min(1), from: Day, to: Day })
  .refine(({ from, to }) => from <= to, { message: 'from must not be after to' });
export type Campaign = z.infer<typeof Campaign>;

/** The campaign calendar, in whatever order. */
export const Campaigns = z.array(Campaign);

/** The campaign that a day belongs to, the one that began last where several do; null on an ordinary day. */
export function campaignOn(campaigns: readonly Campaign[], day: Day): string | null {
  const holding = campaigns
    .filter(({ from, to }) => from <= day && day <= to)
    .sort((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : a.name < b.name ? -1 : 1));
  return holding[0]?.name ?? null;
}
