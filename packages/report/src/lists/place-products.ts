import { byText } from '../compose/facts/order.ts';
import type { Standing } from '../compose/facts/rank.ts';
import { gate } from './judge-peers.ts';
import { minComplaints } from './rank-peers.ts';

export type Side = 'black' | 'red';

/** Below this certainty for so many periods in a row a listed product leaves. */
export const stayCertainty = 0.5;
export const patience = 2;
/** A red product needs evidence: so many voices that praise what complaints would count for. */
const minPraises = 3;
/** A listed product stays while it ranks within so many times the length of the list. */
const reach = 2;

/** A product on a list. */
export interface Place {
  side: Side;
  /** Periods in a row, this one included, that it was less certain than needed to stay. */
  below: number;
  /** Periods in a row on this side, this one included. */
  periods: number;
}

/** The lists of one period: who is on them, in their order. */
export interface Placed {
  black: Standing[];
  red: Standing[];
  places: ReadonlyMap<string, Place>;
}

export const nobody: Placed = { black: [], red: [], places: new Map() };

/** What the order of a list rests on: the 5 % (red: 95 %) posterior bound over the median. */
export const scoreOf = (side: Side, { lower, upper, median }: Standing): number =>
  (side === 'black' ? lower : upper) / median;

export const certaintyOf = (side: Side, { bad, good }: Pick<Standing, 'bad' | 'good'>): number =>
  side === 'black' ? bad : good;

function placeSide(
  side: Side,
  standings: readonly Standing[],
  before: Placed['places'],
  size: number,
): { listed: Standing[]; places: [string, Place][] } {
  const sign = side === 'black' ? -1 : 1;
  const placeOf = (one: Standing): Place | null => {
    const was = before.get(one.productId);
    const certainty = certaintyOf(side, one);
    if (was?.side === side) {
      const below = certainty < stayCertainty ? was.below + 1 : 0;
      const turned = certaintyOf(side === 'black' ? 'red' : 'black', one) >= gate;
      return below < patience && !turned ? { side, below, periods: was.periods + 1 } : null;
    }
    return certainty >= gate ? { side, below: 0, periods: 1 } : null;
  };
  const qualified = standings
    .filter(({ judged }) => judged)
    .filter(({ complaints, praises = minPraises }) =>
      side === 'red' ? praises >= minPraises : complaints >= minComplaints,
    )
    .flatMap((standing) => {
      const place = placeOf(standing);
      return place ? [{ standing, place }] : [];
    })
    .sort(
      (a, b) =>
        sign * (scoreOf(side, a.standing) - scoreOf(side, b.standing)) ||
        byText(a.standing.productId, b.standing.productId),
    );
  const kept = qualified.filter(({ place }, rank) => place.periods > 1 && rank < reach * size).slice(0, size);
  const fresh = qualified.filter(({ place }) => place.periods === 1).slice(0, size - kept.length);
  const chosen = new Set([...kept, ...fresh]);
  const listed = qualified.filter((one) => chosen.has(one));
  return {
    listed: listed.map(({ standing }) => standing),
    places: listed.map(({ standing, place }) => [standing.productId, place]),
  };
}

/**
 * Red and black list of `size` places a side, with memory: a product comes on at 90 % certainty and leaves after two periods
 * in a row below 50 %, when it is certain to be the opposite, or when it ranks beyond twice the length of the list; free places go to the best evidenced of
 * those that are certain now. Red takes three voices of praise as well, where praise is counted. Ordered by the posterior bound over the median, ties by id.
 */
export function placeProducts(
  standings: readonly Standing[],
  before: Placed['places'],
  size: number,
): Placed {
  const black = placeSide('black', standings, before, size);
  const red = placeSide('red', standings, before, size);
  return { black: black.listed, red: red.listed, places: new Map([...black.places, ...red.places]) };
}
