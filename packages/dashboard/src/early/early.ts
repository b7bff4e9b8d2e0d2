import { askFirst } from './ask-first.ts';

/**
 * Ends when all has been asked for that can be asked early. Small, and before all else: the answers are under way while the
 * browser reads the rest.
 */
export const askedFirst: Promise<void> = askFirst(window.location).catch(() => undefined);
