interface Point {
  at: [number, number];
  value: number;
}

const along = (from: Point, to: Point, step: number): [number, number] => [
  from.at[0] + step * (to.at[0] - from.at[0]),
  from.at[1] + step * (to.at[1] - from.at[1]),
];

/**
 * Maximum of a smooth function of two variables: Nelder and Mead 1965 with the usual coefficients; deterministic. It ends
 * where the simplex is smaller than `precision` and its values differ by less than a thousandth of that.
 */
export function maximise(
  objective: (x: number, y: number) => number,
  start: readonly [number, number],
  precision = 1e-7,
): [number, number] {
  const measure = (at: [number, number]): Point => ({ at, value: objective(at[0], at[1]) });
  let [best, middle, worst] = [
    measure([start[0], start[1]]),
    measure([start[0] + 0.5, start[1]]),
    measure([start[0], start[1] + 0.5]),
  ].sort((a, b) => b.value - a.value) as [Point, Point, Point];
  for (let step = 0; step < 400; step++) {
    const size = Math.hypot(worst.at[0] - best.at[0], worst.at[1] - best.at[1]);
    if (size < precision && best.value - worst.value < precision / 1000) break;
    const centre: Point = { at: along(best, middle, 0.5), value: 0 };
    let next = measure(along(worst, centre, 2));
    if (next.value > best.value) {
      const further = measure(along(worst, centre, 3));
      if (further.value > next.value) next = further;
    } else if (next.value <= middle.value) {
      next = measure(along(worst, centre, next.value > worst.value ? 1.5 : 0.5));
    }
    if (next.value > worst.value) worst = next;
    else {
      middle = measure(along(best, middle, 0.5));
      worst = measure(along(best, worst, 0.5));
    }
    // In their order, as a stable sort would leave them.
    if (middle.value > best.value) [best, middle] = [middle, best];
    if (worst.value > middle.value) [middle, worst] = [worst, middle];
    if (middle.value > best.value) [best, middle] = [middle, best];
  }
  return best.at;
}
