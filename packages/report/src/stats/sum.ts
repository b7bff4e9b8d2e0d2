/** Sum of values, in their order. */
export const sumOf = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0);

/** Sum of one figure over rows, in their order. */
export const sumBy = <T>(rows: readonly T[], of: (row: T) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0);
