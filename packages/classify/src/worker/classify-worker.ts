import type { ClassifyInput } from '@voc/core';
import { readModelVersion } from '../model/index.ts';
import { type RowBlock, type RowClassifier, rowAt } from '../rows/index.ts';
import type { ClassifierFiles } from './messages.ts';
import { PreparedRows, type Upcoming } from './prepared-rows.ts';
import { ClassifyThread } from './thread.ts';

export interface ClassifyWorker extends RowClassifier {
  /** Classifies words before they are due, as far as memory allows; answers lie ready under their hashes. */
  prepare(upcoming: readonly Upcoming[]): void;
  close(): Promise<void>;
}

const limits = { bytes: 64_000_000, characters: 12_000_000 };

/**
 * A classifier on a thread of its own, so that reading, storing and the queue go on meanwhile. The thread starts
 * with the first request and loads dictionary and model (330 MB), which this thread never does.
 */
export function startClassifyWorker(files: ClassifierFiles): ClassifyWorker {
  let thread: ClassifyThread | undefined;
  const request = (inputs: readonly ClassifyInput[]): Promise<RowBlock> => {
    thread ??= new ClassifyThread(files);
    return thread.request(inputs);
  };
  const ahead = new PreparedRows(request, limits);
  return {
    modelVersion: readModelVersion(files.models),
    classify: async (inputs) => {
      if (inputs.length === 0) return [];
      const block = await request(inputs);
      return inputs.map((_, index) => rowAt(block, index));
    },
    prepared: (words) => ahead.prepared(words),
    prepare: (upcoming) => ahead.prepare(upcoming),
    close: async () => thread?.close(),
  };
}
