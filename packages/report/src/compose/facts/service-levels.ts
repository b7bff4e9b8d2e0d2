import { type Day, FatalError } from '@voc/core';
import { z } from 'zod';

const Version = z.strictObject({
  version: z.string().min(1).max(40),
  /** First business day on which it holds. */
  from: z.iso.date(),
  /** Seconds to the first answer by group of the taxonomy; `default` for every other conversation. */
  firstResponseSeconds: z
    .record(z.string(), z.int().min(1).max(604_800))
    .refine((limits) => limits.default !== undefined, { message: 'default is missing' }),
});

/** Promised times of customer service, in versions. */
export const ServiceLevels = z.strictObject({ source: z.string(), versions: z.array(Version).min(1) });
export type ServiceLevels = z.infer<typeof ServiceLevels>;

export interface ServiceLevel {
  version: string;
  /** Seconds by group, `default` among them. */
  limits: Readonly<Record<string, number>>;
}

/** What was promised on a day. */
export function serviceLevelOn({ versions }: ServiceLevels, day: Day): ServiceLevel {
  const inOrder = [...versions].sort((a, b) => (a.from < b.from ? -1 : 1));
  const held = inOrder.filter(({ from }) => from <= day).at(-1) ?? inOrder[0];
  if (!held) throw new FatalError('There are no service levels');
  return { version: held.version, limits: held.firstResponseSeconds };
}
