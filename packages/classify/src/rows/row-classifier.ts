import type { ClassifyInput, ItemKind } from '@voc/core';
import type { Classifier } from '../classify/index.ts';
import { toRow } from './row.ts';
import { packRows, rowAt } from './row-block.ts';

/** What stands for the words of an item: its kind and the hash of all that classification reads of it. */
export interface Words {
  kind: ItemKind;
  contentHash: string;
}

/** A classifier whose answers are ready to be stored: ends of lines of `answerColumns`. */
export interface RowClassifier {
  modelVersion: string;
  /** Answers that are less certain are set aside for a person. */
  abstainBelow: number;
  /** The answers to items, in their order. */
  classify(inputs: readonly ClassifyInput[]): Promise<Uint8Array[]>;
  /** Answers that were prepared for such words, in their order; undefined where none was. */
  prepared(words: readonly Words[]): Promise<(Uint8Array | undefined)[]>;
  /** The words of texts, as classification cuts them; absent where nothing is at hand that cuts. */
  cut?(texts: readonly string[]): Promise<string[][]>;
}

/** A classifier of this very thread, with nothing prepared; it sets nothing aside unless told. */
export const rowClassifierOf = (classifier: Classifier, abstainBelow = 0): RowClassifier => ({
  modelVersion: classifier.modelVersion,
  abstainBelow,
  classify: async (inputs) => {
    const block = packRows(classifier.classifyMany(inputs).map((answer) => toRow(answer, abstainBelow)));
    return inputs.map((_, index) => rowAt(block, index));
  },
  prepared: async (words) => words.map(() => undefined),
});
