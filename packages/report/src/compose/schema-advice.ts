import { z } from 'zod';
import { ProductRef } from './schema-values.ts';

/** What one department does about one finding. */
export const AdviceItem = z.object({
  category: z.string(),
  categoryName: z.string(),
  product: ProductRef.nullable(),
  /** The finding in numbers. */
  facts: z.string(),
  role: z.enum(['主责', '协同']),
  owner: z.string(),
  check: z.array(z.string()).min(1),
  change: z.string(),
  expect: z.string(),
  dueOn: z.string(),
});

/** Half a page for a department that has a finding. */
export const AdviceSheet = z.object({ department: z.string(), items: z.array(AdviceItem).min(1) });
export type AdviceSheet = z.infer<typeof AdviceSheet>;
export type AdviceItem = z.infer<typeof AdviceItem>;
