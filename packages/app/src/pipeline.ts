import { createClassifyStage, type RowClassifier } from '@voc/classify';
import type { AnyStage, Calendar, Taxonomy } from '@voc/core';
import type { Webhook } from '@voc/core/config';
import { createNearStage } from '@voc/ingest';
import {
  type AdviceRules,
  type Campaign,
  type CirculateOptions,
  type ComposeOptions,
  createCirculateStage,
  createComposeStage,
  createDeliverStage,
  createDetectStage,
  createEscalateStage,
  createExposeStage,
  createIntradayStage,
  createRedLineStage,
  createRemindStage,
  createRollupStage,
  createTicketStage,
  type EscalateOptions,
  rankByEvidence,
  type ServiceLevels,
  type TicketOptions,
} from '@voc/report';
import { readModelError } from './model-error.ts';
import { programHash } from './program-hash.ts';

export interface PipelineParts {
  classifier: RowClassifier;
  taxonomy: Taxonomy;
  /** Where learned models lie. */
  home?: string;
  calendar: Calendar;
  /** Rules of advice; without them reports advise nobody. */
  advice?: AdviceRules;
  /** Promised times of customer service. */
  serviceLevels?: ServiceLevels;
  /** Where fresh alerts are told; without one nothing leaves the house. */
  webhook?: Webhook;
  /** How groups are told of exposures, of alerts that nobody has acknowledged and of actions that are due, and a ticket system of steps. */
  telling?: EscalateOptions & TicketOptions;
  /** Who gets reports; without it nobody does. */
  delivery?: CirculateOptions;
  /** Cards a week, over the whole company, that may be false. */
  falsePushesPerWeek?: number;
  campaigns?: readonly Campaign[];
  /** How long new reviews wait for being compared with the others of their month. */
  nearWaitSeconds?: number;
}

/** What reports are made by: the same whether they are made, checked or explained. */
export const composeOptionsOf = ({
  classifier,
  taxonomy,
  home,
  calendar,
  advice,
  campaigns,
  serviceLevels,
}: PipelineParts): ComposeOptions => ({
  taxonomy,
  modelVersion: classifier.modelVersion,
  modelError: readModelError(classifier.modelVersion, home),
  calendar,
  rank: rankByEvidence,
  cut: classifier.cut,
  program: programHash(),
  advice,
  campaigns,
  serviceLevels,
});

/** What tells people of what waits for them. */
const tellingStages = [createExposeStage, createEscalateStage, createRemindStage, createTicketStage];

/** The way of the data after ingest, in order. */
export function createPipeline(parts: PipelineParts): AnyStage[] {
  const { classifier, taxonomy, webhook, telling, delivery, falsePushesPerWeek, campaigns, nearWaitSeconds } =
    parts;
  const { modelVersion } = classifier;
  const watching = { taxonomy, modelVersion, falsePushesPerWeek, campaigns };
  return [
    createClassifyStage(classifier),
    createRollupStage({ taxonomy, modelVersion }),
    createNearStage({ waitSeconds: nearWaitSeconds }),
    createRedLineStage({ modelVersion }),
    createDetectStage(watching),
    createIntradayStage(watching),
    createComposeStage(composeOptionsOf(parts)),
    createDeliverStage({ webhook, allowedHosts: webhook?.allowedHosts, fault: delivery?.fault }),
    ...(telling ? tellingStages.map((create) => create(telling)) : []),
    ...(delivery ? [createCirculateStage(delivery)] : []),
  ];
}
