import { expect, test } from 'vitest';
import type { Contender } from '../compose/facts/rank.ts';
import { explainMove, type Moved } from './explain-move.ts';
import { leaveLimit } from './leave-limit.ts';
import { rankByEvidence } from './rank-peers.ts';

const one = (complaints: number, exposure: number, productId = 'x'): Contender => ({
  productId,
  complaints,
  exposure,
});
/** Twenty products of 0.2 to 4 %, or of so many times that. */
const peersAt = (level: number): Contender[] =>
  Array.from({ length: 20 }, (_, i) => one((2 + 2 * i) * level, 1000, `P${i}`));
const moved = (then: Contender | null, now: Contender | null, more: Partial<Moved> = {}): Moved => ({
  side: 'black',
  came: true,
  then,
  now,
  peersThen: peersAt(1),
  peersNow: peersAt(1),
  ...more,
});

test.each([
  ['a higher rate', moved(one(20, 1000), one(90, 1000)), 'rate'],
  ['the same rate of many more', moved(one(5, 100), one(100, 2000)), 'exposure'],
  ['better peers', moved(one(50, 1000), one(50, 1000), { peersThen: peersAt(3) }), 'peers'],
  ['a place that came free', moved(one(90, 1000), one(91, 1000)), 'places'],
  ['nothing to judge before', moved(null, one(40, 1000)), 'unseen'],
  ['a lower rate', moved(one(90, 1000), one(20, 1000), { came: false }), 'rate'],
  ['nothing sold any more', moved(one(90, 1000), null, { came: false }), 'unseen'],
  ['others in its place', moved(one(91, 1000), one(90, 1000), { came: false }), 'places'],
])('%s explains the move', (_name, given, reason) => {
  expect(explainMove(given)).toBe(reason);
});

test('with the complaints of the limit a product is not held to be bad, with one more it is', () => {
  const bad = one(160, 2000);
  const limit = leaveLimit(bad, peersAt(1));
  const prior = peersAt(1);
  const certainty = (complaints: number): number =>
    rankByEvidence([...prior, one(complaints, 2000)]).at(-1)?.bad ?? 0;
  expect(limit).toBeGreaterThan(40);
  expect(limit).toBeLessThan(100);
  expect(certainty(limit - 2)).toBeLessThan(0.5);
  expect(certainty(limit + 3)).toBeGreaterThan(0.5);
});
