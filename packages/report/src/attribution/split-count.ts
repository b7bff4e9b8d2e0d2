import { lmdi } from '../stats/attribute-change.ts';
import { isOrphan } from './split-change.ts';
import type { Member } from './types.ts';

/** A change of a number of complaints: change = volume + mix + rate. */
export interface CountSplit {
  change: number;
  /** More or less was sold. */
  volume: number;
  /** Exposure shifted between members. */
  mix: number;
  /** Members' own rates; chance included, since a count has no unexplained part of its own. */
  rate: number;
}

/** Splits a change of the count by LMDI-I (`lmdi`); complaints without exposure of their own are over that of all. */
export function splitCount(given: readonly Member[]): CountSplit {
  const members = given.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const sum = (of: (member: Member) => number): number => members.reduce((all, one) => all + of(one), 0);
  const [e0, e1] = [sum((m) => m.e0), sum((m) => m.e1)];
  const linked = members.map((m) => (isOrphan(m) ? { ...m, x0: 0, x1: 0 } : m));
  const loose = members.filter(isOrphan).flatMap((m) => lmdi([{ ...m, e0, e1 }]));
  const parts = [...lmdi(linked), ...loose];
  const all = (of: 'volume' | 'mix' | 'rate'): number => parts.reduce((total, part) => total + part[of], 0);
  return { change: sum((m) => m.x1 - m.x0), volume: all('volume'), mix: all('mix'), rate: all('rate') };
}
