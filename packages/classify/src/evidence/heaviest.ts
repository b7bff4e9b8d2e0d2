import type { Clause } from './clauses.ts';
import type { Quotable } from './quotables.ts';

/** A stretch of a clause and what its heaviest words weigh. */
export interface Weighed {
  from: Quotable;
  clause: Clause;
  start: number;
  end: number;
  weight: number;
}

/** Where words begin and end within a clause. */
function edgesOf({ part }: Quotable, { start, end }: Clause): number[] {
  const edges = [start];
  for (const at of part.ends) {
    if (at >= end) break;
    if (at > start) edges.push(at);
  }
  return [...edges, end];
}

/** Weight of the units of a clause up to each, from 0; used again by the next clause. */
let before = new Float64Array(256);

function sumUp({ start, end }: Clause, laid: Float64Array): void {
  if (before.length <= end - start) before = new Float64Array(2 * (end - start));
  before[0] = 0;
  for (let u = start; u < end; u++)
    before[u - start + 1] = (before[u - start] as number) + (laid[u] as number);
}

/** Widens the stretch between two edges word by word, on the side that speaks more, while it is at most `width` long. */
function widen(edges: readonly number[], from: number, to: number, width: number): [number, number] {
  const start = edges[0] as number;
  const weightAt = (edge: number): number => before[(edges[edge] as number) - start] as number;
  let [first, last] = [from, to];
  for (;;) {
    const room = width - ((edges[last] as number) - (edges[first] as number));
    const isLeft = first > 0 && (edges[first] as number) - (edges[first - 1] as number) <= room;
    const isRight = last + 1 < edges.length && (edges[last + 1] as number) - (edges[last] as number) <= room;
    if (!isLeft && !isRight) return [edges[first] as number, edges[last] as number];
    const isLeftHeavier =
      isLeft && isRight && weightAt(first) - weightAt(first - 1) >= weightAt(last + 1) - weightAt(last);
    if (isLeftHeavier || !isRight) first--;
    else last++;
  }
}

/**
 * The heaviest run of whole words of a clause that is at most `width` long, with as many of its neighbours as there is room for;
 * the whole clause where that fits.
 */
export function heaviest(from: Quotable, clause: Clause, laid: Float64Array, width: number): Weighed {
  const { start, end } = clause;
  sumUp(clause, laid);
  if (end - start <= width) return { from, clause, start, end, weight: before[end - start] as number };
  const edges = edgesOf(from, clause);
  let most = Number.NEGATIVE_INFINITY;
  let best: [number, number] | undefined;
  for (let i = 0; i < edges.length; i++) {
    const one = edges[i] as number;
    for (let k = i + 1; k < edges.length && (edges[k] as number) - one <= width; k++) {
      const weight = (before[(edges[k] as number) - start] as number) - (before[one - start] as number);
      if (weight <= most) continue;
      most = weight;
      best = [i, k];
    }
  }
  const [first, last] = best ? widen(edges, ...best, width) : [start, start + width];
  return { from, clause, start: first, end: last, weight: most };
}
