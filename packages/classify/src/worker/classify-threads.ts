import type { AnsweredLines, ClassifierFiles, Lines } from './messages.ts';
import { ClassifyThread } from './thread.ts';

/** Pieces that each thread has at a time: one in work and one at hand. */
const atOnce = 2;

/** Several threads, each with a classifier of its own, that share the pieces of a file. */
export class ClassifyThreads {
  private readonly threads: readonly ClassifyThread[];

  constructor(files: ClassifierFiles, count: number) {
    this.threads = Array.from({ length: count }, () => new ClassifyThread(files));
  }

  /**
   * The answers to pieces of a file, in the order of the pieces. No more pieces are read than the threads can take, and a thread that
   * fails ends it with its error.
   */
  async *answer(pieces: AsyncIterable<Lines>): AsyncGenerator<AnsweredLines> {
    const asked: Promise<AnsweredLines>[] = [];
    for await (const piece of pieces) {
      const answer = this.idlest().lines(piece);
      // One that fails is told when its turn comes, and until then it is nobody's.
      answer.catch(() => {});
      asked.push(answer);
      if (asked.length >= this.threads.length * atOnce) yield* firstOf(asked);
    }
    while (asked.length > 0) yield* firstOf(asked);
  }

  /** Ends the threads, each after what it has at hand. */
  async close(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.close()));
  }

  private idlest(): ClassifyThread {
    return this.threads.reduce((one, other) => (other.pending < one.pending ? other : one));
  }
}

async function* firstOf(asked: Promise<AnsweredLines>[]): AsyncGenerator<AnsweredLines> {
  const first = asked.shift();
  if (first) yield await first;
}
