import { addDays, type Day } from '@voc/core';
import { advanceEpisodes, type Episode, type Push } from '../../alerts/episodes.ts';
import type { Signal } from '../../alerts/types.ts';
import { dayOfWorld, type World } from './world.ts';

/** What was told of one series: days with a new alert, and days on which an alert became worse. */
export interface Told {
  alerts: number[];
  worse: number[];
}

type Sold = ReadonlyMap<string, World['products'][number]['exposure']>;

/** A signal that ends on day `t` as a push, with the items at risk of its window. */
function pushOf(sold: Sold, t: number, signal: Signal): Push {
  const own = sold.get(signal.productId ?? '') ?? [];
  const exposure = own.slice(t + 1 - signal.window, t + 1).reduce<number>((sum, one) => sum + (one ?? 0), 0);
  return { ...signal, hours: null, exposure, shared: false, expectedFalse: 0 };
}

/**
 * The alerts that the signals of each day become, with cool-down, by series (`product|category`); each is resolved so
 * many days after it was raised, or never.
 */
export function tellWorld(
  world: Pick<World, 'start' | 'products'>,
  signals: readonly (readonly Signal[])[],
  resolvedAfter = Infinity,
): Map<string, Told> {
  const told = new Map<string, Told>();
  const sold: Sold = new Map(world.products.map(({ id, exposure }) => [id, exposure]));
  const resolvedOn = ({ firstOn }: Episode): Day | null =>
    Number.isFinite(resolvedAfter) ? addDays(firstOn, resolvedAfter) : null;
  let open: Episode[] = [];
  for (const [t, ofDay] of signals.entries()) {
    const day = dayOfWorld(world, t);
    const before = new Map(open.map(({ strongest, tier }) => [keyOf(strongest), tier]));
    const pushes = ofDay.map((signal) => pushOf(sold, t, signal));
    open = advanceEpisodes(open, day, pushes, resolvedOn);
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
