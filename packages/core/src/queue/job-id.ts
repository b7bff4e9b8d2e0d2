import { FatalError } from '../errors.ts';
import type { Message } from '../stage.ts';

/**
 * The id under which a message waits; while it waits or is at work, the same id is not added again. Ids are free
 * again as soon as a message ends, done or failed. Work that comes up again under a key that is still at work is
 * found by the next sweep, so keys need no counter. FatalError for keys that BullMQ refuses.
 */
export function jobIdOf(message: Pick<Message, 'stage' | 'key'>): string {
  const { stage, key } = message;
  if (key === '' || key.includes(':') || /^\d+$/.test(key)) {
    throw new FatalError(
      `Stage "${stage}" made the key "${key}": keys are not empty, hold no ":", are not all digits`,
    );
  }
  return `${stage}.${key}`;
}
