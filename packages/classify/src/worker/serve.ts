import { workerData } from 'node:worker_threads';
import { RejectedFileError } from '@voc/core';
import { answerRequests } from '@voc/core/thread';
import { userDictionaryOf } from '../lexicon/index.ts';
import { packRows, toRow } from '../rows/index.ts';
import { createJieba, normalise } from '../segment/index.ts';
import { answerLines } from './answer-lines.ts';
import { type Answer, type ClassifierFiles, type Question, unpackInputs } from './messages.ts';
import { openClassifier } from './open-classifier.ts';

const files = workerData as ClassifierFiles;
const classifier = openClassifier(files);
const { cut } = createJieba(userDictionaryOf(files.lexicon));
// The dictionary is read at the first cut: better now than in front of the first batch.
classifier.classify({ id: '', kind: 'review', text: '好' });

/** The same words as classification sees: cut in normal form. */
const cutWords = (text: string): string[] => cut(normalise(text).text);

function answer(question: Question): Answer {
  try {
    if ('texts' in question) return { words: question.texts.map(cutWords) };
    if ('lines' in question) return { answered: answerLines(classifier, question.lines) };
    const answers = classifier.classifyMany(unpackInputs(question.inputs));
    return { block: packRows(answers.map((one) => toRow(one, files.abstainBelow))) };
  } catch (error) {
    if (error instanceof RejectedFileError) return { rejected: error.details };
    throw error;
  }
}

/** Memory that is handed over instead of copied. */
function movedWith(message: Answer): ArrayBuffer[] {
  if ('block' in message) return [message.block.bytes.buffer, message.block.ends.buffer];
  return 'answered' in message ? [message.answered.bytes.buffer] : [];
}

answerRequests(answer, movedWith);
