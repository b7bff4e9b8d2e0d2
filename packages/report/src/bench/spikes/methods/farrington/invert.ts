/** Inverse of a symmetric positive definite matrix by Gauss-Jordan; null where it has none. */
export function invert(matrix: readonly (readonly number[])[]): number[][] | null {
  const size = matrix.length;
  const rows = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (const [i, own] of rows.entries()) {
    const pivot = own[i] ?? 0;
    if (!(Math.abs(pivot) > 1e-300)) return null;
    for (const [j, value] of own.entries()) own[j] = value / pivot;
    for (const [r, other] of rows.entries()) {
      const factor = other[i] ?? 0;
      if (r === i || factor === 0) continue;
      for (const [j, value] of own.entries()) other[j] = (other[j] ?? 0) - factor * value;
    }
  }
  return rows.map((row) => row.slice(size));
}
