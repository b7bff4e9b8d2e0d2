import { deserialize, serialize } from 'node:v8';
import type { ClassifyInput } from '@voc/core';
import type { RowBlock } from '../rows/index.ts';

/** What the thread loads its classifier from. */
export interface ClassifierFiles {
  taxonomy: string;
  lexicon: string;
  models: string;
  /** The linear model alone: quicker, and less often right. */
  fast?: boolean;
}

/** Items in one piece of memory outside of the heap: those that wait long cost the garbage collector nothing. */
export type PackedInputs = Uint8Array<ArrayBuffer>;

export const packInputs = (inputs: readonly ClassifyInput[]): PackedInputs =>
  Uint8Array.from(serialize(inputs));

export const unpackInputs = (packed: PackedInputs): ClassifyInput[] => deserialize(packed) as ClassifyInput[];

/** Items to classify, or texts to cut into words. */
export type Question = { inputs: PackedInputs } | { texts: readonly string[] };

export type Request = { id: number } & Question;

/** Sent in place of a request when no more will come. */
export const endOfRequests = 'end';

export type Answer = { id: number } & ({ block: RowBlock } | { words: string[][] } | { error: string });
