import type { Config } from '@voc/core/config';
import { loadDelivery, loadTelling } from './delivery.ts';
import { calendarOf } from './open-queue.ts';
import type { PipelineParts } from './pipeline.ts';
import { loadAdvice, loadCampaigns, loadSeedTaxonomy, loadServiceLevels } from './seeds.ts';

/** What the stages need, from the configuration and the seeds. */
export const partsOf = (config: Config, classifier: PipelineParts['classifier']): PipelineParts => ({
  classifier,
  taxonomy: loadSeedTaxonomy(config),
  home: config.home,
  calendar: calendarOf(config),
  advice: loadAdvice(config),
  serviceLevels: loadServiceLevels(config),
  webhook: config.webhook,
  telling: loadTelling(config),
  delivery: loadDelivery(config),
  falsePushesPerWeek: config.falsePushesPerWeek,
  campaigns: loadCampaigns(config),
});
