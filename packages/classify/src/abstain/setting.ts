import { z } from 'zod';

const Certainty = z.number().min(0).max(1);

/** `abstention.json`: below which certainty an item is set aside for a person (待确认); 0 sets none aside. */
export const AbstentionSetting = z.strictObject({
  version: z.string().min(1),
  /** By model, as their confidences are not of the same scale. */
  accurate: Certainty,
  fast: Certainty,
});
export type AbstentionSetting = z.infer<typeof AbstentionSetting>;
