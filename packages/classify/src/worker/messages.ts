import type { ClassifyInput } from '@voc/core';
import type { RowBlock } from '../rows/index.ts';

/** What the thread loads its classifier from. */
export interface ClassifierFiles {
  taxonomy: string;
  lexicon: string;
  models: string;
}

export interface Request {
  id: number;
  inputs: readonly ClassifyInput[];
}

export type Answer = { id: number } & ({ block: RowBlock } | { error: string });
