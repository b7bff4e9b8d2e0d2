import { ClassifyInput, type ClassifyOutput, parseJsonLine } from '@voc/core';
import type { Classifier } from '../classify/index.ts';
import type { AnsweredLines, Lines } from './messages.ts';

const shape = '{id, kind: review|chat|refund|ticket, text 或 turns, productType?, rating?}';

const toLine = (answer: ClassifyOutput): string => `${JSON.stringify(answer)}\n`;

/** Classifies lines of items in their order, empty ones left out; RejectedFileError for the first that is no item. */
export function answerLines(classifier: Classifier, { bytes, file, row }: Lines): AnsweredLines {
  const inputs: ClassifyInput[] = [];
  new TextDecoder()
    .decode(bytes)
    .split('\n')
    .forEach((line, at) => {
      if (line.trim() !== '') inputs.push(parseJsonLine(line, ClassifyInput, { file, row: row + at, shape }));
    });
  const answers = classifier.answerMany(inputs).map(toLine);
  return { bytes: new TextEncoder().encode(answers.join('')), items: inputs.length };
}
