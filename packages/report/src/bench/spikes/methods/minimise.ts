interface Point {
  at: number[];
  value: number;
}

const along = (from: readonly number[], to: readonly number[], step: number): number[] =>
  from.map((value, i) => value + step * ((to[i] ?? 0) - value));

/** One descent of Nelder and Mead 1965 with the usual coefficients. */
function descend(objective: (at: readonly number[]) => number, start: readonly number[]): Point {
  const measure = (at: number[]): Point => ({ at, value: objective(at) });
  let points = [
    measure([...start]),
    ...start.map((_, i) => measure(start.map((x, j) => (i === j ? x + 0.5 : x)))),
  ];
  for (let step = 0; step < 4000; step++) {
    points.sort((a, b) => a.value - b.value);
    const [best, worst, second] = [points[0], points.at(-1), points.at(-2)];
    if (!best || !worst || !second || worst.value - best.value < 1e-10) break;
    const others = points.slice(0, -1);
    const centre = start.map((_, i) => others.reduce((sum, { at }) => sum + (at[i] ?? 0), 0) / others.length);
    let next = measure(along(worst.at, centre, 2));
    if (next.value < best.value) {
      const further = measure(along(worst.at, centre, 3));
      if (further.value < next.value) next = further;
    } else if (next.value >= second.value) {
      next = measure(along(worst.at, centre, next.value < worst.value ? 1.5 : 0.5));
    }
    points =
      next.value < worst.value
        ? [...others, next]
        : points.map((point) => measure(along(best.at, point.at, 0.5)));
  }
  return points.reduce((best, point) => (point.value < best.value ? point : best));
}

/** Minimum of a smooth function of a few variables, descended to anew from each minimum until it gives no more. */
export function minimise(objective: (at: readonly number[]) => number, start: readonly number[]): number[] {
  let best = descend(objective, start);
  for (let again = 0; again < 20; again++) {
    const next = descend(objective, best.at);
    if (best.value - next.value < 1e-9) break;
    best = next;
  }
  return best.at;
}
