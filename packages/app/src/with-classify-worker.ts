import { type ClassifyWorker, type PreparingClassifier, startClassifyWorker, toInput } from '@voc/classify';
import type { UpcomingVoice } from '@voc/ingest';
import type { ModelChoice } from './models/current-model.ts';
import { classifierFilesOf } from './seeds.ts';

/** Runs work with a classifying thread that ends with it. */
export async function withClassifyWorker<T>(
  choice: ModelChoice,
  work: (classifier: ClassifyWorker) => Promise<T>,
): Promise<T> {
  const classifier = startClassifyWorker(classifierFilesOf(choice));
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
