const shown = 3;

/** The first rows of each table that only one of two dumps has; empty when they are equal. */
export function differencesOf(
  a: Record<string, string[]>,
  b: Record<string, string[]>,
): Record<string, object> {
  const differences: Record<string, object> = {};
  for (const table of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const [left, right] = [new Set(a[table]), new Set(b[table])];
    const onlyLeft = [...left].filter((row) => !right.has(row));
    const onlyRight = [...right].filter((row) => !left.has(row));
    if (
      onlyLeft.length + onlyRight.length + Math.abs((a[table]?.length ?? 0) - (b[table]?.length ?? 0)) ===
      0
    )
      continue;
    differences[table] = {
      counts: [onlyLeft.length, onlyRight.length],
      onlyLeft: onlyLeft.slice(0, shown),
      onlyRight: onlyRight.slice(0, shown),
    };
  }
  return differences;
}
