import type { DirtyDay } from './types.ts';

/** The product-days of marks that stand in their order, each once. */
export const distinctDays = (marks: readonly DirtyDay[]): DirtyDay[] =>
  marks.filter(({ day, productId }, i) => day !== marks[i - 1]?.day || productId !== marks[i - 1]?.productId);
