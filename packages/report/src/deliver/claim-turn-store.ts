import { dayOf, type Tx } from '@voc/core';
import { type Bundle, type Claim, claim } from './claim-store.ts';
import { type Robot, takeTurn } from './robot-store.ts';

/** Takes a robot's turn and claims one bundle for it; null where it has no room now, or somebody else has the bundle. */
export async function claimTurn(tx: Tx, bundle: Bundle, robot: Robot, at: Date): Promise<Claim | null> {
  return (await takeTurn(tx, robot, at)) ? claim(tx, bundle, at, dayOf(at)) : null;
}
