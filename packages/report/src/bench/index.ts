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
import { benchScale } from './spikes/bench-scale.ts';
import { benchSpikes } from './spikes/bench-spikes.ts';

export { methodPictures } from './pictures.ts';
export { createRandom, type Random } from './random.ts';

/** The first seed of the bench; the seeds after it follow. */
const firstSeed = 1;

const seedsOf = (count: number): number[] => Array.from({ length: count }, (_, i) => firstSeed + i);

/** The benches of the statistics by name; each gives plain figures. */
export const statsBenches: Record<string, (seeds: number) => unknown> = {
  campaign: (seeds) => benchCampaign(seedsOf(seeds)),
  attribution: (seeds) => benchAttribution({ weeks: 200 * seeds }),
  effect: (seeds) => benchEffect({ actions: 200 * seeds }),
  error: (seeds) => benchError({ worlds: 200 * seeds }),
  lists: (seeds) => benchLists(seedsOf(seeds)),
  levels: (seeds) => benchLevels(seedsOf(seeds)),
  harder: (seeds) => benchHarder(seedsOf(seeds)),
  hours: (seeds) => benchHours(seedsOf(seeds)),
  push: (seeds) => benchPush(seedsOf(seeds)),
  scale: () => benchScale(),
  silent: (seeds) => benchSilent({ shops: 20 * seeds }),
  spikes: (seeds) => benchSpikes(seedsOf(seeds)),
};
