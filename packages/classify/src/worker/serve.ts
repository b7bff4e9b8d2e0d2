import { parentPort, workerData } from 'node:worker_threads';
import { packRows, toRow } from '../rows/index.ts';
import { type Answer, type ClassifierFiles, endOfRequests, type Request, unpackInputs } from './messages.ts';
import { openClassifier } from './open-classifier.ts';

const classifier = openClassifier(workerData as ClassifierFiles);
// nodejieba loads at its first cut: better now than in front of the first batch.
classifier.classify({ id: '', kind: 'review', text: '好' });

function answer({ id, inputs }: Request): Answer {
  try {
    return { id, block: packRows(classifier.classifyMany(unpackInputs(inputs)).map(toRow)) };
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
