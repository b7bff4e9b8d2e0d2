import { addDays } from '@voc/core';
import type { Span } from './span.ts';

/**
 * A span in parts, the newest first, each eight times as long as the one before: whoever looks for the newest of something that
 * is said often reads little, and of something rare all in a few parts.
 */
export function* walkBack({ from, to }: Span): Generator<Span> {
  let end = to;
  for (let days = 1; end > from; days *= 8) {
    const start = addDays(end, -days);
    yield { from: start > from ? start : from, to: end };
    end = start;
  }
}
