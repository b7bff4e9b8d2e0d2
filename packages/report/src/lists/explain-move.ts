import type { Contender } from '../compose/facts/rank.ts';
import { gate, judgePeers } from './judge-peers.ts';
import { certaintyOf, type Side, stayCertainty } from './place-products.ts';

/** One product in two windows a step apart, each with its peers; null where it had no exposure. */
export interface Moved {
  side: Side;
  /** Whether it came onto the list or left it. */
  came: boolean;
  then: Contender | null;
  now: Contender | null;
  peersThen: readonly Contender[];
  peersNow: readonly Contender[];
}

/**
 * Why a product came onto a list or left it: its own rate, the amount of evidence, its peers' level, the free places, or
 * that it was not there to be judged in one of the windows.
 */
export type MoveReason = 'rate' | 'exposure' | 'peers' | 'places' | 'unseen';

/**
 * The largest part of the change of certainty on the way from then to now, one step after the other: the old counts among
 * the new peers, the old rate on the new exposure, the new rate. Where it was already certain before it came, or still is
 * when it leaves, the places decide.
 */
export function explainMove({ side, came, then, now, peersThen, peersNow }: Moved): MoveReason {
  if (!then || !now) return 'unseen';
  const certainty = (row: Contender, peers: readonly Contender[]): number => {
    const [judged] = judgePeers([row], peers);
    return judged ? certaintyOf(side, judged) : 0;
  };
  const before = certainty(then, peersThen);
  const after = certainty(now, peersNow);
  if (came ? before >= gate : after >= stayCertainty) return 'places';
  const amongNew = certainty(then, peersNow);
  const scale = now.exposure / then.exposure;
  const atNewExposure = certainty(
    { ...now, complaints: Math.min(now.exposure, Math.round(then.complaints * scale)) },
    peersNow,
  );
  const sign = came ? 1 : -1;
  const parts = [
    ['rate', after - atNewExposure],
    ['exposure', atNewExposure - amongNew],
    ['peers', amongNew - before],
  ] as const;
  return parts.reduce((best, part) => (part[1] * sign > best[1] * sign ? part : best))[0];
}
