import { addDays, type Day, FatalError } from '@voc/core';
import { z } from 'zod';

const Days = z.strictObject({ respondDays: z.int().min(0).max(60), dueDays: z.int().min(1).max(180) });

const Version = z.strictObject({
  version: z.string().min(1).max(40),
  /** First business day on which it holds. */
  from: z.iso.date(),
  grades: z.strictObject({ 1: Days, 2: Days, 3: Days }),
  /** Days from closing until an effect can be heard, and days that are then watched. */
  lagDays: z.int().min(0).max(60),
  windowDays: z.int().min(7).max(90),
});

/** Deadlines of actions by grade, in versions: what was opened under one keeps its days. */
export const Deadlines = z.strictObject({
  source: z.string(),
  versions: z.array(Version).min(1),
});
export type Deadlines = z.infer<typeof Deadlines>;

export interface Deadline {
  version: string;
  respondOn: Day;
  dueOn: Day;
  lagDays: number;
  windowDays: number;
}

/** The deadlines of an action of a grade that is opened on a day, by the newest version that holds then. */
export function deadlineOf({ versions }: Deadlines, grade: 1 | 2 | 3, openedOn: Day): Deadline {
  const inOrder = [...versions].sort((a, b) => (a.from < b.from ? -1 : 1));
  const held = inOrder.filter(({ from }) => from <= openedOn).at(-1) ?? inOrder[0];
  if (!held) throw new FatalError('There are no deadlines');
  const { respondDays, dueDays } = held.grades[grade];
  return {
    version: held.version,
    respondOn: addDays(openedOn, respondDays),
    dueOn: addDays(openedOn, dueDays),
    lagDays: held.lagDays,
    windowDays: held.windowDays,
  };
}
