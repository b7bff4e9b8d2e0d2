import { type Classifier, createClassifyStage } from '@voc/classify';
import type { AnyStage, Calendar, Taxonomy } from '@voc/core';
import { createComposeStage, createDetectStage, createRollupStage, rankByEvidence } from '@voc/report';

export interface PipelineParts {
  classifier: Classifier;
  taxonomy: Taxonomy;
  calendar: Calendar;
}

/** The way of the data after ingest, in order. */
export function createPipeline({ classifier, taxonomy, calendar }: PipelineParts): AnyStage[] {
  const { modelVersion } = classifier;
  return [
    createClassifyStage(classifier),
    createRollupStage({ modelVersion }),
    createDetectStage({ taxonomy, modelVersion }),
    createComposeStage({ taxonomy, modelVersion, calendar, rank: rankByEvidence }),
  ];
}
