import { addDays, daysBetween } from '@voc/core';
import { z } from 'zod';

const Day = z.iso.date('请写成 2026-11-23');
const mostDays = 800;

/** Business days, half-open. */
export const SpanQuery = z.strictObject({ from: Day, to: Day });

export interface Span {
  from: string;
  to: string;
}

const lengthOf = ({ from, to }: Span): number => daysBetween(from, to);

export const isSpan = (span: Span): boolean => lengthOf(span) > 0 && lengthOf(span) <= mostDays;

export const spanProblem = `to 须在 from 之后,且不超过 ${mostDays} 天`;

/** Its days, in order. */
export const daysOfSpan = (span: Span): string[] =>
  Array.from({ length: lengthOf(span) }, (_, at) => addDays(span.from, at));

/** The span of equal length before it. */
export const spanBefore = (span: Span): Span => ({
  from: addDays(span.from, -lengthOf(span)),
  to: span.from,
});
