import { z } from 'zod';
import { ProductRef } from './schema-values.ts';

/** An action and what became of it. */
export const ActionEntry = z.object({
  actionId: z.string(),
  product: ProductRef.nullable(),
  category: z.string(),
  categoryName: z.string(),
  cause: z.string(),
  owner: z.string(),
  dueOn: z.string(),
  closedOn: z.string().nullable(),
  expected: z.string(),
  /** 进行中, 逾期, 观察中 until the window is over, then a verdict; 无法比较 says why in `reason`. */
  standing: z.enum(['进行中', '逾期', '观察中', '有效', '没有证据表明有效', '变差', '无法比较']),
  reason: z.string(),
  /** Rate after over rate before, against the peers, with its 90 % interval; null without a verdict. */
  effect: z
    .object({
      ratio: z.number(),
      lower: z.number(),
      /** Null: no upper limit, as nothing was heard before. */
      upper: z.number().nullable(),
      before: z.number().int(),
      after: z.number().int(),
      peers: z.number().int(),
      peerRatio: z.number(),
    })
    .nullable(),
});
export type ActionEntry = z.infer<typeof ActionEntry>;
