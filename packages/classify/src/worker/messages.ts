import { deserialize, serialize } from 'node:v8';
import type { ClassifyInput, InputProblem } from '@voc/core';
import type { RowBlock } from '../rows/index.ts';

/** What the thread loads its classifier from. */
export interface ClassifierFiles {
  taxonomy: string;
  lexicon: string;
  models: string;
  /** The linear model alone: quicker, and less often right. */
  fast?: boolean;
  /** Answers that are less certain are set aside for a person; 0 sets none aside. */
  abstainBelow: number;
}

/** Items in one piece of memory outside of the heap: those that wait long cost the garbage collector nothing. */
export type PackedInputs = Uint8Array<ArrayBuffer>;

export const packInputs = (inputs: readonly ClassifyInput[]): PackedInputs =>
  Uint8Array.from(serialize(inputs));

export const unpackInputs = (packed: PackedInputs): ClassifyInput[] => deserialize(packed) as ClassifyInput[];

/** Whole lines of a JSON lines file, as they stand in it. */
export interface Lines {
  bytes: Uint8Array<ArrayBuffer>;
  file: string;
  /** Number of the first of them, from 1. */
  row: number;
}

/** The answers to lines, a line each, and how many they are. */
export interface AnsweredLines {
  bytes: Uint8Array<ArrayBuffer>;
  items: number;
}

/** Items to classify, as such or as lines, or texts to cut into words. */
export type Question = { inputs: PackedInputs } | { lines: Lines } | { texts: readonly string[] };

export type Answer =
  | { block: RowBlock }
  | { answered: AnsweredLines }
  | { words: string[][] }
  /** A line that is no item. */
  | { rejected: InputProblem };
