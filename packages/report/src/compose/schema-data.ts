import { z } from 'zod';
import { CategoryError } from '../classifier-error/types.ts';

export const ReasonCount = z.object({
  kind: z.string(),
  reason: z.string(),
  name: z.string(),
  count: z.number().int(),
});

/** What was read and dropped, over distinct rows of the period and not over readings. */
export const DataPanel = z.object({
  /** read = accepted + template + quarantined. */
  read: z.number().int(),
  accepted: z.number().int(),
  template: z.number().int(),
  quarantined: z.number().int(),
  byKind: z.array(
    z.object({
      kind: z.string(),
      name: z.string(),
      read: z.number().int(),
      accepted: z.number().int(),
      template: z.number().int(),
      quarantined: z.number().int(),
    }),
  ),
  quarantineReasons: z.array(ReasonCount),
  templates: z.array(z.object({ template: z.string(), name: z.string(), count: z.number().int() })),
  /** Exact copies of a row inside one file. */
  repeats: z.number().int(),
  /** Accepted items without a time (无日期), in the whole store; they count in `all` alone. */
  undated: z.number().int(),
  /** Templates and quarantined rows without a time, likewise. */
  undatedDropped: z.number().int(),
  /** Items that name neither product nor listing (未关联商品). */
  withoutProduct: z.number().int(),
  /** Listings nobody has mapped (未归款), and the items that name them. */
  unmappedListings: z.number().int(),
  unmappedItems: z.number().int(),
  /** Complaining items that repeat a complaint of the same order heard before or in another channel. */
  folded: z.number().int(),
  /** Of the complaints those in no category yet (待确认); the others have at least one. */
  unclassified: z.number().int(),
  /** How the model's error was measured, by which later revisions under another model can be compared; null if it was not. */
  classifier: z
    .object({
      items: z.number().int(),
      betweenSources: z.number(),
      total: CategoryError.nullable(),
      mismatch: CategoryError.nullable(),
    })
    .nullable(),
  /** Feeds that did not come and sources that gave fewer rows than they told (数据缺口). */
  gaps: z.array(
    z.object({
      name: z.string(),
      from: z.string(),
      to: z.string(),
      reason: z.enum(['missing', 'incomplete']),
    }),
  ),
});
export type DataPanel = z.infer<typeof DataPanel>;
