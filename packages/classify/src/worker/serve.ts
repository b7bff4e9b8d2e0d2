import { parentPort, workerData } from 'node:worker_threads';
import { userDictionaryOf } from '../lexicon/index.ts';
import { packRows, toRow } from '../rows/index.ts';
import { createJieba, normalise } from '../segment/index.ts';
import { type Answer, type ClassifierFiles, endOfRequests, type Request, unpackInputs } from './messages.ts';
import { openClassifier } from './open-classifier.ts';

const files = workerData as ClassifierFiles;
const classifier = openClassifier(files);
const { cut } = createJieba(userDictionaryOf(files.lexicon));
// nodejieba loads at its first cut: better now than in front of the first batch.
classifier.classify({ id: '', kind: 'review', text: '好' });

/** The same words as classification sees: cut in normal form. */
const cutWords = (text: string): string[] => cut(normalise(text).text);

function answer({ id, ...question }: Request): Answer {
  try {
    if ('texts' in question) return { id, words: question.texts.map(cutWords) };
    return { id, block: packRows(classifier.classifyMany(unpackInputs(question.inputs)).map(toRow)) };
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.on('message', (request: Request | typeof endOfRequests) => {
  if (request === endOfRequests) {
    parentPort?.close();
    return;
  }
  const message = answer(request);
  const moved = 'block' in message ? [message.block.bytes.buffer, message.block.ends.buffer] : [];
  parentPort?.postMessage(message, moved);
});
