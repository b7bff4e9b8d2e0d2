import type { Member } from '../../attribution/types.ts';

type Counts = ReadonlyMap<string, number>;

/** What makes the members of one dimension in one period. */
export interface Period {
  complaints: Counts;
  exposure: Counts;
}

/**
 * Members of a dimension in both periods. Exposure that belongs to none of them (units of a channel) stands under an
 * id of its own, so that all dimensions have the rate of the whole.
 */
export function membersOf(before: Period, now: Period, whole: { e0: number; e1: number }): Member[] {
  const ids = new Set([
    ...before.complaints.keys(),
    ...before.exposure.keys(),
    ...now.complaints.keys(),
    ...now.exposure.keys(),
  ]);
  const members = [...ids].map((id) => ({
    id,
    x0: before.complaints.get(id) ?? 0,
    e0: before.exposure.get(id) ?? 0,
    x1: now.complaints.get(id) ?? 0,
    e1: now.exposure.get(id) ?? 0,
  }));
  const sum = (of: (member: Member) => number): number => members.reduce((all, one) => all + of(one), 0);
  const [e0, e1] = [whole.e0 - sum((m) => m.e0), whole.e1 - sum((m) => m.e1)];
  if (e0 > 0 || e1 > 0) members.push({ id: rest, x0: 0, e0: Math.max(0, e0), x1: 0, e1: Math.max(0, e1) });
  return members;
}

/** Id of exposure that belongs to no member. */
export const rest = '\u0000rest';
