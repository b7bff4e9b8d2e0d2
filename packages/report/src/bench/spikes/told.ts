import { advanceEpisodes, type Episode, type Push } from '../../alerts/episodes.ts';
import type { Signal } from '../../alerts/types.ts';
import { dayOfWorld, type World } from './world.ts';

/** What was told of one series: days with a new alert, and days on which an alert became worse. */
export interface Told {
  alerts: number[];
  worse: number[];
}

const pushOf = (signal: Signal): Push => ({
  ...signal,
  hours: null,
  exposure: 0,
  shared: false,
  expectedFalse: 0,
});

/** The alerts that the signals of each day become, with cool-down, by series (`product|category`). */
export function tellWorld(
  world: Pick<World, 'start'>,
  signals: readonly (readonly Signal[])[],
): Map<string, Told> {
  const told = new Map<string, Told>();
  let open: Episode[] = [];
  for (const [t, ofDay] of signals.entries()) {
    const day = dayOfWorld(world, t);
    const before = new Map(open.map(({ strongest, tier }) => [keyOf(strongest), tier]));
    open = advanceEpisodes(open, day, ofDay.map(pushOf));
    for (const { strongest, firstOn, lastOn, tier } of open) {
      if (lastOn !== day) continue;
      const own = told.get(keyOf(strongest)) ?? { alerts: [], worse: [] };
      if (firstOn === day) own.alerts.push(t);
      else if (before.get(keyOf(strongest)) !== tier) own.worse.push(t);
      told.set(keyOf(strongest), own);
    }
  }
  return told;
}

const keyOf = ({ productId, category }: Pick<Signal, 'productId' | 'category'>): string =>
  `${productId}|${category}`;
