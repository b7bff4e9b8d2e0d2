import { z } from 'zod';
import type { RestConfig } from './config.ts';

const Stretch = z.object({ start: z.iso.datetime(), end: z.iso.datetime() });

/** Where the reading of a source goes on. */
export const RestCursor = z.object({
  /** Everything before has been read, for interfaces that are asked by time. */
  until: z.iso.datetime().optional(),
  /** Stretches in which something may be missing, to be read again. */
  unclosed: z.array(Stretch.extend({ tries: z.number().int() })).default([]),
  /** What to ask for next, for interfaces that page by cursor. */
  next: z.string().optional(),
});
export type RestCursor = z.infer<typeof RestCursor>;

/** A stretch of time to be asked for. */
export interface PlannedWindow {
  start: Date;
  end: Date;
  /** How often it was read before without closing. */
  tries: number;
}

/** After as many readings the window is told as incomplete and not read again. */
export const mostTries = 4;

/** What is to be read now: what did not close before, then from the cursor back by the overlap up to `now`. */
export function planWindows(
  window: NonNullable<RestConfig['window']>,
  cursor: RestCursor,
  now: Date,
): PlannedWindow[] {
  const end = Math.floor(now.getTime() / 1000) * 1000;
  const from =
    cursor.until === undefined
      ? end - window.lookBackHours * 3_600_000
      : Math.min(end, new Date(cursor.until).getTime()) - window.overlapMinutes * 60_000;
  const planned = cursor.unclosed.map(({ start, end: until, tries }) => ({
    start: new Date(start),
    end: new Date(until),
    tries,
  }));
  const length = window.maxHours * 3_600_000;
  for (let start = from; start < end; start += length)
    planned.push({ start: new Date(start), end: new Date(Math.min(start + length, end)), tries: 0 });
  return planned;
}

/** The cursor after a window was read. Only one that closed, or was tried often enough, is not read again. */
export function moveCursor(cursor: RestCursor, read: PlannedWindow, isClosed: boolean): RestCursor {
  const [start, end] = [read.start.toISOString(), read.end.toISOString()];
  const others = cursor.unclosed.filter((one) => one.start !== start || one.end !== end);
  const tries = read.tries + 1;
  const until = cursor.until === undefined || end > cursor.until ? end : cursor.until;
  return {
    ...cursor,
    until,
    unclosed: isClosed || tries >= mostTries ? others : [...others, { start, end, tries }],
  };
}
