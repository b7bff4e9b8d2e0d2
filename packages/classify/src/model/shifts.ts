import { z } from 'zod';

/** What the leaf itself, the number of leaves its item has and its place among them add to the log odds that it is right. */
export const Shifts = z.object({
  leaf: z.record(z.string(), z.number()),
  /** From one leaf up; more than there are count as the last. */
  count: z.array(z.number()),
  /** The primary leaf first. */
  place: z.array(z.number()),
});
export type Shifts = z.infer<typeof Shifts>;

/** Where a leaf was given. */
export interface Given {
  leaf: string;
  count: number;
  /** From 0. */
  place: number;
}

/** A leaf given to a held-out item, and how sure its margin alone makes it. */
export interface Judged extends Given {
  confidence: number;
  right: boolean;
}

const least = 0.01;
const rounds = 25;
/** Draws what few leaves say towards 0: as strong as so many leaves at even odds quartered. */
const ridge = 3;
const counts = 4;

const oddsOf = (share: number): number => {
  const inside = Math.min(1 - least, Math.max(least, share));
  return Math.log(inside / (1 - inside));
};
const shareOf = (odds: number): number => 1 / (1 + Math.exp(-odds));
const within = (shifts: readonly number[], at: number): number =>
  shifts[Math.min(at, shifts.length - 1)] ?? 0;

/** Confidence of a leaf, in thousandths, from what its margin makes it and from where it was given. */
export function shift(confidence: number, shifts: Shifts, { leaf, count, place }: Given): number {
  const added = (shifts.leaf[leaf] ?? 0) + within(shifts.count, count - 1) + within(shifts.place, place);
  return Math.round(1000 * shareOf(oddsOf(confidence) + added)) / 1000;
}

/** One step of Newton's method for the shift of each group of leaves, all others held. */
function step(
  groups: ReadonlyMap<string, number[]>,
  shifts: Map<string, number>,
  odds: Float64Array,
  right: Uint8Array,
): void {
  for (const [name, members] of groups) {
    const before = shifts.get(name) ?? 0;
    let slope = -ridge * before;
    let curve = ridge;
    for (const i of members) {
      const share = shareOf(odds[i] as number);
      slope += (right[i] as number) - share;
      curve += share * (1 - share);
    }
    const change = slope / curve;
    shifts.set(name, before + change);
    for (const i of members) odds[i] = (odds[i] as number) + change;
  }
}

/**
 * Learns shifts from held-out leaves: a logistic regression on leaf, number and place beside the odds that the margin gives, with a
 * quadratic penalty, by coordinates.
 */
export function learnShifts(judged: readonly Judged[]): Shifts {
  const kinds = [
    (one: Judged) => one.leaf,
    (one: Judged) => String(Math.min(one.count, counts)),
    (one: Judged) => String(Math.min(one.place, counts - 1)),
  ].map((keyOf) => {
    const groups = new Map<string, number[]>();
    judged.forEach((one, i) => {
      const key = keyOf(one);
      const members = groups.get(key);
      if (members) members.push(i);
      else groups.set(key, [i]);
    });
    return { groups, shifts: new Map<string, number>() };
  });
  const odds = Float64Array.from(judged, (one) => oddsOf(one.confidence));
  const right = Uint8Array.from(judged, (one) => Number(one.right));
  for (let round = 0; round < rounds; round++)
    for (const { groups, shifts } of kinds) step(groups, shifts, odds, right);
  const [leaf, count, place] = kinds.map(({ shifts }) => shifts);
  const rounded = (value: number | undefined): number => Number((value ?? 0).toFixed(3));
  const listed = (values: ReadonlyMap<string, number> | undefined, from: number): number[] =>
    Array.from({ length: counts }, (_, i) => rounded(values?.get(String(i + from))));
  return {
    leaf: Object.fromEntries([...(leaf ?? [])].sort().map(([name, value]) => [name, rounded(value)])),
    count: listed(count, 1),
    place: listed(place, 0),
  };
}
