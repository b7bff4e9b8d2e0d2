import type { ClassifyInput } from '@voc/core';
import { readModelVersion } from '../model/index.ts';
import { type RowBlock, type RowClassifier, rowAt } from '../rows/index.ts';
import { ClassifyPool, requestsAtOnce } from './classify-pool.ts';
import { type ClassifierFiles, type PackedInputs, packInputs } from './messages.ts';
import { PreparedRows, type Upcoming } from './prepared-rows.ts';

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

/** Items of one request; what one stage asks for at once is shared among the threads. */
const requestSize = 250;

/**
 * A classifier on threads of its own, so that reading, storing and the queue go on meanwhile. The first starts with the
 * first request and loads dictionary and model (330 MB, each further one 250), which this thread never does; at most
 * `threads` start, each when the others have enough to do. Answers do not depend on how many there are.
 */
export function startClassifyWorker(files: ClassifierFiles, threads = 1): ClassifyWorker {
  const pool = new ClassifyPool(files, threads);
  const request = async (inputs: PackedInputs): Promise<RowBlock> => pool.idlest().request(inputs);
  const classify = async (inputs: readonly ClassifyInput[]): Promise<Uint8Array[]> => {
    const parts: (readonly ClassifyInput[])[] = [];
    for (let at = 0; at < inputs.length; at += requestSize) parts.push(inputs.slice(at, at + requestSize));
    const rows = parts.map(async (part) => {
      const block = await request(packInputs(part));
      return part.map((_, index) => rowAt(block, index));
    });
    return (await Promise.all(rows)).flat();
  };
  const own: Omit<ClassifyWorker, 'preparing' | 'close'> = {
    modelVersion: readModelVersion(files.models, files.fast),
    abstainBelow: files.abstainBelow,
    classify,
    prepared: async (words) => words.map(() => undefined),
    cut: async (texts) => (texts.length === 0 ? [] : pool.idlest().cut(texts)),
  };
  const preparing = (): PreparingClassifier => {
    const rows = new PreparedRows(request, { ...limits, atOnce: requestsAtOnce * threads });
    return {
      ...own,
      prepared: (words) => rows.prepared(words),
      prepare: (upcoming) => rows.prepare(upcoming),
    };
  };
  return { ...own, preparing, close: () => pool.close() };
}
