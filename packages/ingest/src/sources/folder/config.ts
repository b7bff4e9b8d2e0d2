import { z } from 'zod';
import { everyMinutes } from '../every-minutes.ts';

/** A folder into which exports are dropped. */
export const FolderConfig = z.strictObject({
  kind: z.literal('folder'),
  name: z.string().min(1).default('folder'),
  shop: z.string().min(1).default('default'),
  everyMinutes,
  /** Absolute path. */
  dir: z.string().min(1),
  /** A file is taken when its size and time stay the same for so long. */
  stableSeconds: z.number().min(0).max(3600).default(5),
});
export type FolderConfig = z.infer<typeof FolderConfig>;
