import { type BetaPrior, fitBetaBinomial } from '../stats/fit-beta-binomial.ts';
import { incompleteBeta } from '../stats/incomplete-beta.ts';
import { betaQuantile } from '../stats/quantiles.ts';

/** A product of a period: complaints of its own over its exposure (orders or items). */
export interface RankRow {
  id: string;
  peerGroup: string;
  complaints: number;
  exposure: number;
}

export interface RankOptions {
  /** How far from the peers' median counts as bad or good. */
  factor?: number;
  /** Certainty that a listed product must reach. */
  gate?: number;
  /** Less exposure than this, or fewer complaints at the peers' median and in fact, is 数据不足. */
  minExposure?: number;
  minExpected?: number;
  /** A smaller peer group is judged against all products. */
  minPeers?: number;
}

/** A listed product; rates 0 to 1, `median` is the peers'. */
export interface RankEntry {
  id: string;
  complaints: number;
  exposure: number;
  rate: number;
  /** 90 % posterior interval of the rate. */
  lower: number;
  upper: number;
  median: number;
  /** Probability of a rate beyond `factor` times the median (black), or below the median over `factor` (red). */
  certainty: number;
  /** Bound over median: the 5 % bound (black), the 95 % bound (red). */
  score: number;
}

export interface RankedLists {
  black: RankEntry[];
  red: RankEntry[];
  /** 数据不足: too little evidence to say anything. */
  insufficient: string[];
}

/** Posterior of a product's rate against its peers. */
export interface Judged extends Omit<RankEntry, 'certainty' | 'score'> {
  badCertainty: number;
  goodCertainty: number;
  insufficient: boolean;
}

const defaults = { factor: 1.5, gate: 0.9, minExposure: 1, minExpected: 0, minPeers: 5 };

export const byId = (a: { id: string }, b: { id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

type Row = Omit<RankRow, 'peerGroup'>;

/** More complaints than exposure can only come of a denominator that is too small. */
const hits = ({ complaints, exposure }: Row): number => Math.min(complaints, exposure);

function judge(row: Row, { alpha, beta }: BetaPrior, median: number, options: Required<RankOptions>): Judged {
  const { factor, minExposure, minExpected } = options;
  const x = hits(row);
  const [a, b] = [alpha + x, beta + row.exposure - x];
  const { id, complaints, exposure } = row;
  return {
    id,
    complaints,
    exposure,
    rate: complaints / exposure,
    lower: betaQuantile(0.05, a, b),
    upper: betaQuantile(0.95, a, b),
    median,
    badCertainty: 1 - incompleteBeta(Math.min(1, factor * median), a, b),
    goodCertainty: incompleteBeta(median / factor, a, b),
    insufficient: exposure < minExposure || Math.max(complaints, exposure * median) < minExpected,
  };
}

/**
 * Judges products against the beta-binomial prior fitted to `peers`: posterior Beta(alpha + x, beta + n - x), its 90 %
 * interval, and how certainly it lies beyond `factor` times the prior's median. Products without exposure are left out.
 */
export function judgePeers(rows: readonly Row[], peers: readonly Row[], options: RankOptions = {}): Judged[] {
  const prior = fitBetaBinomial(
    peers.map(hits),
    peers.map(({ exposure }) => exposure),
  );
  const median = betaQuantile(0.5, prior.alpha, prior.beta);
  return rows
    .filter(({ exposure }) => exposure > 0)
    .map((row) => judge(row, prior, median, { ...defaults, ...options }));
}

const entryOf = (
  { badCertainty, goodCertainty, insufficient: _, ...numbers }: Judged,
  side: 'black' | 'red',
): RankEntry =>
  side === 'black'
    ? { ...numbers, certainty: badCertainty, score: numbers.lower / numbers.median }
    : { ...numbers, certainty: goodCertainty, score: numbers.upper / numbers.median };

/**
 * Red and black list by empirical Bayes within each peer group: listed where the probability of a rate beyond
 * `factor` times the peers' median is at least `gate`, ordered by the 5 % (95 %) posterior bound over the median,
 * ties by id. A red product needs evidence; zero complaints alone never suffice. Without exposure: 数据不足.
 */
export function rankProducts(rows: readonly RankRow[], options: RankOptions = {}): RankedLists {
  const { gate, minPeers } = { ...defaults, ...options };
  const sorted = rows.toSorted(byId);
  const groups = new Map<string, RankRow[]>();
  for (const row of sorted) groups.set(row.peerGroup, [...(groups.get(row.peerGroup) ?? []), row]);
  const exposed = sorted.filter(({ exposure }) => exposure > 0);
  const judged = [...groups.values()].flatMap((group) => {
    const own = group.filter(({ exposure }) => exposure > 0);
    return judgePeers(own, own.length < minPeers ? exposed : own, options);
  });
  const said = judged.filter(({ insufficient }) => !insufficient);
  return {
    black: said
      .filter(({ badCertainty }) => badCertainty >= gate)
      .map((one) => entryOf(one, 'black'))
      .sort((a, b) => b.score - a.score || byId(a, b)),
    red: said
      .filter(({ goodCertainty }) => goodCertainty >= gate)
      .map((one) => entryOf(one, 'red'))
      .sort((a, b) => a.score - b.score || byId(a, b)),
    insufficient: [
      ...sorted.filter(({ exposure }) => !(exposure > 0)),
      ...judged.filter(({ insufficient }) => insufficient),
    ]
      .map(({ id }) => id)
      .sort(),
  };
}
