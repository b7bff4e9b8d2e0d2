import { z } from 'zod';
import { Share } from './schema-values.ts';

/** Seconds: median with its 90 % interval (absent in reports from before it was told), and the 90 % quantile. */
const Seconds = z.object({
  median: z.number().int(),
  lower: z.number().int().optional(),
  upper: z.number().int().optional(),
  p90: z.number().int(),
});

/** Service of all conversations, or of those of a shop, team, vendor or problem; never of a person. */
export const ServiceEntry = z.object({
  by: z.enum(['all', 'shop', 'team', 'vendor', 'problem']),
  name: z.string(),
  chats: z.number().int(),
  /** True where there are too few conversations to say anything (数据不足); the figures are null then. */
  insufficient: z.boolean(),
  /** From the customer's first words to the first answer, of those answered. */
  firstResponse: Seconds.nullable(),
  /** Answered within the promised time, of all that carry times. */
  withinLevel: Share.nullable(),
  resolved: Share.nullable(),
  /** From the customer's first words to the last answer, of those that end resolved; absent before it was told. */
  resolution: Seconds.nullable().optional(),
  /** Resolved within the promised time, of all that carry times. */
  resolvedWithinLevel: Share.nullable().optional(),
  /** Of the conversations of the seven days before the last seven: resolved, and the customer did not come again. */
  firstContact: Share.nullable(),
  /** Of customers who are known: came within seven days after another conversation. */
  repeat: Share.nullable(),
});
export type ServiceEntry = z.infer<typeof ServiceEntry>;

export const Service = z.object({
  /** Version of the promised times. */
  level: z.string(),
  entries: z.array(ServiceEntry),
});
export type Service = z.infer<typeof Service>;
