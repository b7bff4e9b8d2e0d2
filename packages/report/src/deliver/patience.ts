import { addDays, type Day, dayOf, FatalError, startOfDay } from '@voc/core';
import { z } from 'zod';

const Version = z.strictObject({
  version: z.string().min(1).max(40),
  /** First business day on which it holds. */
  from: z.iso.date(),
  /** A red line is to be acknowledged within so many minutes, by day and by night. */
  redLineMinutes: z.int().min(10).max(1440),
  /** Any other alert by this time, so many days after it was told. */
  days: z.int().min(0).max(14),
  at: z.string().regex(/^(?:0[89]|1\d|2[01]):[0-5]\d$/, '请写成 18:00,在 08:00 与 22:00 之间'),
  /** Owners are reminded of an action so many days before it is due. */
  remindDaysBefore: z.int().min(0).max(14),
});
type Version = z.infer<typeof Version>;

/** How long people are waited for, in versions: what was told under one is waited for by it. */
export const Patience = z.strictObject({ source: z.string(), versions: z.array(Version).min(1) });
export type Patience = z.infer<typeof Patience>;

/** The newest version that holds on a day. */
export function patienceOn({ versions }: Patience, on: Day): Version {
  const inOrder = [...versions].sort((a, b) => (a.from < b.from ? -1 : 1));
  const held = inOrder.filter(({ from }) => from <= on).at(-1) ?? inOrder[0];
  if (!held) throw new FatalError('There is no version of the patience with people');
  return held;
}

/** Until when whoever was told of an alert at an instant may take to acknowledge it. */
export function answerBy(patience: Patience, kind: string, toldAt: Date): Date {
  const { redLineMinutes, days, at } = patienceOn(patience, dayOf(toldAt));
  if (kind === 'redline') return new Date(toldAt.getTime() + redLineMinutes * 60_000);
  const [hour = 0, minute = 0] = at.split(':').map(Number);
  const end = startOfDay(addDays(dayOf(toldAt), days)).getTime() + (hour * 60 + minute) * 60_000;
  // Told after that time of a day without further days, it is waited for until the day after.
  return new Date(end > toldAt.getTime() ? end : end + 86_400_000);
}
