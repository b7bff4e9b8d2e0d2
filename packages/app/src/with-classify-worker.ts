import { availableParallelism } from 'node:os';
import { type ClassifyWorker, type PreparingClassifier, startClassifyWorker, toInput } from '@voc/classify';
import type { Config } from '@voc/core/config';
import type { UpcomingVoice } from '@voc/ingest';
import type { ModelChoice } from './models/current-model.ts';
import { classifierFilesOf } from './seeds.ts';

const mostThreads = 4;

export type WorkerChoice = ModelChoice & Partial<Pick<Config, 'classifyThreads'>>;

/** Runs work with classifying threads that end with it. */
export async function withClassifyWorker<T>(
  choice: WorkerChoice,
  work: (classifier: ClassifyWorker) => Promise<T>,
): Promise<T> {
  const threads = choice.classifyThreads ?? Math.min(availableParallelism(), mostThreads);
  const classifier = startClassifyWorker(classifierFilesOf(choice), threads);
  try {
    return await work(classifier);
  } finally {
    await classifier.close();
  }
}

/** Has voices classified while the rest of their file is still being read. */
export const prepareVoices =
  (classifier: PreparingClassifier) =>
  (voices: readonly UpcomingVoice[]): void =>
    classifier.prepare(
      voices.map((voice) => ({
        kind: voice.kind,
        contentHash: voice.contentHash,
        input: toInput(voice),
      })),
    );
