import { z } from 'zod';

/** How a category was found among labelled items. */
export const CategoryError = z.object({
  /** Items that have it and were given it. */
  hits: z.number().int().min(0),
  /** Items that were given it: precision is hits / predicted. */
  predicted: z.number().int().min(0),
  /** Items that have it: recall is hits / actual. */
  actual: z.number().int().min(0),
});
export type CategoryError = z.infer<typeof CategoryError>;

/** Measured errors of one model version on labelled items that it has not learned from. */
export const ModelError = z.object({
  modelVersion: z.string(),
  items: z.number().int(),
  /** Standard deviation of ln(actual / predicted) between sources of items beyond chance: new shops differ as these do. */
  betweenSources: z.number().min(0),
  categories: z.record(z.string(), CategoryError),
});
export type ModelError = z.infer<typeof ModelError>;
