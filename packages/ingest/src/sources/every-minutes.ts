import { z } from 'zod';

/** How often a running program reads a source by itself; without it the source waits for `voc pull` or a person. */
export const everyMinutes = z.number().int().min(1).max(10_080).optional();
