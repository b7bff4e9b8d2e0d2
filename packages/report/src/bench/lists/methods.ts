import { judgePeers } from '../../lists/judge-peers.ts';
import { type RankRow, rankProducts } from '../../lists/rank-products.ts';
import { shareFunnel } from '../../stats/funnel.ts';
import { sumOf } from '../../stats/sum.ts';
import { wilsonInterval } from '../../stats/wilson.ts';
import type { ListPair } from './score.ts';

/** A row as each method sees it. */
interface Measured extends RankRow {
  /** How bad and how good it looks; the highest is first. Null where the method does not judge it. */
  bad: number | null;
  good: number | null;
}

type Measure = (rows: readonly RankRow[]) => { bad: number | null; good: number | null }[];

const z90 = 1.6448536269514722;
const minOrders = 100;
const pooled = (rows: readonly RankRow[]): number =>
  sumOf(rows.map(({ complaints }) => complaints)) / Math.max(1, sumOf(rows.map(({ exposure }) => exposure)));

/** Complaints over orders against the whole category, of products with at least so many orders. */
const rawRate =
  (least: number): Measure =>
  (rows) => {
    const usual = pooled(rows);
    return rows.map(({ complaints, exposure }) => {
      if (exposure < least) return { bad: null, good: null };
      const ratio = complaints / exposure / usual;
      return { bad: ratio, good: -ratio };
    });
  };

const rawCount: Measure = (rows) => rows.map(({ complaints }) => ({ bad: complaints, good: -complaints }));

const wilson: Measure = (rows) => {
  const usual = pooled(rows);
  return rows.map(({ complaints, exposure }) => {
    const { lower, upper } = wilsonInterval(Math.min(complaints, exposure), exposure, z90);
    return { bad: lower / usual, good: -upper / usual };
  });
};

const funnel: Measure = (rows) => {
  const { zAdjusted } = shareFunnel(
    rows.map(({ complaints }) => complaints),
    rows.map(({ exposure }) => exposure),
  );
  return zAdjusted.map((z) => ({ bad: z, good: -z }));
};

const bound: Measure = (rows) =>
  judgePeers(rows).map(({ lower, upper, median }) => ({ bad: lower / median, good: -upper / median }));

const mean: Measure = (rows) =>
  judgePeers(rows).map(({ mean: rate, median }) => ({ bad: rate / median, good: -rate / median }));

const beyond: Measure = (rows) => judgePeers(rows).map(({ bad, good }) => ({ bad, good }));

function measure(rows: readonly RankRow[], by: Measure): Measured[] {
  const groups = new Map<string, RankRow[]>();
  for (const row of rows) groups.set(row.peerGroup, [...(groups.get(row.peerGroup) ?? []), row]);
  const scores = new Map(
    [...groups.values()].flatMap((group) =>
      by(group).map((score, i) => [group[i]?.id ?? '', score] as const),
    ),
  );
  return rows.map((row) => ({ ...row, ...(scores.get(row.id) ?? { bad: null, good: null }) }));
}

/** Everybody by score; ties stay in the order of the file. */
const ranked =
  (by: Measure) =>
  (rows: readonly RankRow[]): ListPair => {
    const all = measure(
      rows.filter(({ exposure }) => exposure > 0),
      by,
    );
    const list = (side: 'bad' | 'good'): string[] =>
      all
        .filter((row) => row[side] !== null)
        .sort((a, b) => (b[side] ?? 0) - (a[side] ?? 0))
        .map(({ id }) => id);
    return { black: list('bad'), red: list('good') };
  };

function gated(rows: readonly RankRow[]): ListPair {
  const { black, red } = rankProducts(rows);
  return { black: black.map(({ id }) => id), red: red.map(({ id }) => id) };
}

/** The product's own way, as `voc lists rank` does it. */
export const ownMethod = 'gate P >= 0.9, by bound';

/** Ways to make red and black lists. */
export const listMethods: Readonly<Record<string, (rows: readonly RankRow[]) => ListPair>> = {
  'raw rate': ranked(rawRate(0)),
  'raw rate, 100 orders or more': ranked(rawRate(minOrders)),
  'raw count': ranked(rawCount),
  'Wilson 90 % bound': ranked(wilson),
  'funnel z, additive overdispersion': ranked(funnel),
  'EB mean': ranked(mean),
  'EB 5 % and 95 % bound': ranked(bound),
  'EB P(beyond 1.5 x)': ranked(beyond),
  [ownMethod]: gated,
};
