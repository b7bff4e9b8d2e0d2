import type { RateRow } from '../stats/fit-rates.ts';
import { gate, type Judgement, judgePeers } from './judge-peers.ts';

/** A product of a period: complaints of its own over its exposure (orders or items). */
export interface RankRow extends RateRow {
  id: string;
  peerGroup: string;
}

export type RankedProduct = RankRow & Judgement;

/** A smaller peer group is judged against all products. */
const minPeers = 5;

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

function judge(rows: readonly RankRow[]): RankedProduct[] {
  const groups = new Map<string, RankRow[]>();
  for (const row of rows) groups.set(row.peerGroup, [...(groups.get(row.peerGroup) ?? []), row]);
  return [...groups.values()].flatMap((group) => {
    const judged = judgePeers(group, group.length < minPeers ? rows : group);
    return group.flatMap((row, i) => {
      const judgement = judged[i];
      if (!judgement) return [];
      const { mean, lower, upper, median, bad, good } = judgement;
      return [{ ...row, mean, lower, upper, median, bad, good }];
    });
  });
}

/**
 * Red and black list without memory: every product whose rate is beyond 1.5 times its peers' median (below two thirds
 * of it) with 90 % certainty, ordered by the 5 % (95 %) posterior bound over the median, ties by id. Products without
 * exposure are on neither. `all` are those judged.
 */
export function rankProducts(rows: readonly RankRow[]): {
  black: RankedProduct[];
  red: RankedProduct[];
  all: RankedProduct[];
} {
  const judged = judge(rows.filter(({ exposure }) => exposure > 0).toSorted(byId));
  return {
    black: judged
      .filter(({ bad }) => bad >= gate)
      .sort((a, b) => b.lower / b.median - a.lower / a.median || byId(a, b)),
    red: judged
      .filter(({ good }) => good >= gate)
      .sort((a, b) => a.upper / a.median - b.upper / b.median || byId(a, b)),
    all: judged,
  };
}
