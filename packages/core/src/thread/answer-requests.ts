import { parentPort } from 'node:worker_threads';
import { endOfRequests, type Reply, type Request } from './messages.ts';

/** Answers what an `AskedThread` asks, one request after the other, and ends after the last; memory in `movedWith` is handed over. */
export function answerRequests<Question, Answer>(
  answer: (question: Question) => Answer | Promise<Answer>,
  movedWith: (answer: Answer) => ArrayBuffer[],
): void {
  const send = (reply: Reply<Answer>, moved: ArrayBuffer[]): void => parentPort?.postMessage(reply, moved);
  const settle = async ({ id, question }: Request<Question>): Promise<void> => {
    try {
      const found = await answer(question);
      send({ id, answer: found }, movedWith(found));
    } catch (error) {
      send({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }, []);
    }
  };
  let last = Promise.resolve();
  parentPort?.on('message', (request: Request<Question> | typeof endOfRequests) => {
    last = last.then(() => (request === endOfRequests ? parentPort?.close() : settle(request)));
  });
}
