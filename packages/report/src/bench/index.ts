import { benchAttribution } from './attribution/bench-attribution.ts';
import { benchEffect } from './effect/bench-effect.ts';
import { benchError } from './error/bench-error.ts';
import { benchLists } from './lists/bench-lists.ts';
import { benchSilent } from './silent/bench-silent.ts';
import { benchCampaign } from './spikes/bench-campaign.ts';
import { benchHarder } from './spikes/bench-harder.ts';
import { benchHours } from './spikes/bench-hours.ts';
import { benchLevels } from './spikes/bench-levels.ts';
import { benchPush } from './spikes/bench-push.ts';
import { benchReturns } from './spikes/bench-returns.ts';
import { benchScale } from './spikes/bench-scale.ts';
import { benchSpikes } from './spikes/bench-spikes.ts';

export { methodPictures } from './pictures.ts';
export { createRandom, type Random } from './random.ts';

const seedsOf = (count: number, first: number): number[] =>
  Array.from({ length: count }, (_, i) => first + i);

/** The benches of the statistics by name; each gives plain figures of so many simulated companies, from a first seed on. */
export const statsBenches: Record<string, (seeds: number, first: number) => unknown> = {
  campaign: (seeds, first) => benchCampaign(seedsOf(seeds, first)),
  attribution: (seeds) => benchAttribution({ weeks: 200 * seeds }),
  effect: (seeds) => benchEffect({ actions: 200 * seeds }),
  error: (seeds) => benchError({ worlds: 200 * seeds }),
  lists: (seeds, first) => benchLists(seedsOf(seeds, first)),
  levels: (seeds, first) => benchLevels(seedsOf(seeds, first)),
  harder: (seeds, first) => benchHarder(seedsOf(seeds, first)),
  hours: (seeds, first) => benchHours(seedsOf(seeds, first)),
  push: (seeds, first) => benchPush(seedsOf(seeds, first)),
  returns: (seeds, first) => benchReturns(seedsOf(seeds, first)),
  scale: () => benchScale(),
  silent: (seeds) => benchSilent({ shops: 20 * seeds }),
  spikes: (seeds, first) => benchSpikes(seedsOf(seeds, first)),
};
