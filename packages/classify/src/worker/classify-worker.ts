import { FatalError } from '@voc/core';
import { readModelVersion } from '../model/index.ts';
import { type RowBlock, type RowClassifier, rowAt } from '../rows/index.ts';
import { type ClassifierFiles, type PackedInputs, packInputs } from './messages.ts';
import { PreparedRows, type Upcoming } from './prepared-rows.ts';
import { ClassifyThread } from './thread.ts';

/** A classifier that can be told of items before they are due. */
export interface PreparingClassifier extends RowClassifier {
  /** Classifies items before they are due, as far as memory allows; answers lie ready under their hashes. */
  prepare(upcoming: readonly Upcoming[]): void;
}

export interface ClassifyWorker extends RowClassifier {
  cut(texts: readonly string[]): Promise<string[][]>;
  /** The same classifier for one run that prepares; what was prepared goes with the returned object. */
  preparing(): PreparingClassifier;
  close(): Promise<void>;
}

const limits = { kept: 48_000_000, waiting: 20_000_000 };

/**
 * A classifier on a thread of its own, so that reading, storing and the queue go on meanwhile. The thread starts
 * with the first request and loads dictionary and model (330 MB), which this thread never does.
 */
export function startClassifyWorker(files: ClassifierFiles): ClassifyWorker {
  let thread: ClassifyThread | undefined;
  let isClosed = false;
  const open = (): ClassifyThread => {
    if (isClosed) throw new FatalError('The classifier has been closed');
    // One that broke failed its own batches; the next batch gets a new one.
    if (!thread?.isAlive) thread = new ClassifyThread(files);
    return thread;
  };
  const request = async (inputs: PackedInputs): Promise<RowBlock> => open().request(inputs);
  const own: Omit<ClassifyWorker, 'preparing' | 'close'> = {
    modelVersion: readModelVersion(files.models, files.fast),
    abstainBelow: files.abstainBelow,
    classify: async (inputs) => {
      if (inputs.length === 0) return [];
      const block = await request(packInputs(inputs));
      return inputs.map((_, index) => rowAt(block, index));
    },
    prepared: async (words) => words.map(() => undefined),
    cut: async (texts) => (texts.length === 0 ? [] : open().cut(texts)),
  };
  const preparing = (): PreparingClassifier => {
    const rows = new PreparedRows(request, limits);
    return {
      ...own,
      prepared: (words) => rows.prepared(words),
      prepare: (upcoming) => rows.prepare(upcoming),
    };
  };
  const close = async (): Promise<void> => {
    isClosed = true;
    await thread?.close();
  };
  return { ...own, preparing, close };
}
