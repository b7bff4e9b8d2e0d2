import { ClassifyPool, requestsAtOnce } from './classify-pool.ts';
import type { AnsweredLines, ClassifierFiles, Lines } from './messages.ts';

/** Several threads, each with a classifier of its own, that share the pieces of a file. */
export class ClassifyThreads {
  private readonly pool: ClassifyPool;
  private readonly count: number;

  constructor(files: ClassifierFiles, count: number) {
    this.pool = new ClassifyPool(files, count);
    this.count = count;
  }

  /**
   * The answers to pieces of a file, in the order of the pieces. No more pieces are read than the threads can take, and a thread that
   * fails ends it with its error.
   */
  async *answer(pieces: AsyncIterable<Lines>): AsyncGenerator<AnsweredLines> {
    const asked: Promise<AnsweredLines>[] = [];
    for await (const piece of pieces) {
      const answer = this.pool.idlest().lines(piece);
      // One that fails is told when its turn comes, and until then it is nobody's.
      answer.catch(() => {});
      asked.push(answer);
      if (asked.length >= this.count * requestsAtOnce) yield* firstOf(asked);
    }
    while (asked.length > 0) yield* firstOf(asked);
  }

  /** Ends the threads, each after what it has at hand. */
  close(): Promise<void> {
    return this.pool.close();
  }
}

async function* firstOf(asked: Promise<AnsweredLines>[]): AsyncGenerator<AnsweredLines> {
  const first = asked.shift();
  if (first) yield await first;
}
