import { type Day, FatalError } from '@voc/core';
import { z } from 'zod';

/** Seconds by group of the taxonomy; `default` for every other conversation. */
const Limits = z
  .record(z.string(), z.int().min(1).max(2_592_000))
  .refine((limits) => limits.default !== undefined, { message: 'default is missing' });

const Version = z.strictObject({
  version: z.string().min(1).max(40),
  /** First business day on which it holds. */
  from: z.iso.date(),
  /** From the customer's first words to the first answer. */
  firstResponseSeconds: Limits,
  /** And to the last one of a conversation that ends resolved; three days where nothing is said. */
  resolutionSeconds: Limits.default({ default: 259_200 }),
});

/** Promised times of customer service, in versions. */
export const ServiceLevels = z.strictObject({ source: z.string(), versions: z.array(Version).min(1) });
export type ServiceLevels = z.infer<typeof ServiceLevels>;

export interface ServiceLevel {
  version: string;
  /** Seconds to the first answer and to the resolution by group, `default` among them. */
  response: Readonly<Record<string, number>>;
  resolution: Readonly<Record<string, number>>;
}

type Version = ServiceLevels['versions'][number];

const levelOf = ({ version, firstResponseSeconds, resolutionSeconds }: Version): ServiceLevel => ({
  version,
  response: firstResponseSeconds,
  resolution: resolutionSeconds,
});

/** A version by its name; null when it is not there any more. */
export function serviceLevelNamed({ versions }: ServiceLevels, name: string): ServiceLevel | null {
  const held = versions.find(({ version }) => version === name);
  return held ? levelOf(held) : null;
}

/** What was promised on a day. */
export function serviceLevelOn({ versions }: ServiceLevels, day: Day): ServiceLevel {
  const inOrder = [...versions].sort((a, b) => (a.from < b.from ? -1 : 1));
  const held = inOrder.filter(({ from }) => from <= day).at(-1) ?? inOrder[0];
  if (!held) throw new FatalError('There are no service levels');
  return levelOf(held);
}
