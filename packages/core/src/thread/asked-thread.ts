import { Worker, type WorkerOptions } from 'node:worker_threads';
import { FatalError } from '../errors.ts';
import { endOfRequests, type Reply, type Request } from './messages.ts';

interface Waiting<Answer> {
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

/** What is said of a thread that is gone, and before what it says of a request that failed. */
export interface Told {
  ended: string;
  failed: string;
}

/**
 * A thread that is asked by messages, started by the file `entry`, which calls `answerRequests`. A request that fails
 * rejects with FatalError; a thread that breaks rejects all that wait for it, and every later one.
 */
export class AskedThread<Question, Answer> {
  private readonly worker: Worker;
  private readonly told: Told;
  private readonly waiting = new Map<number, Waiting<Answer>>();
  private readonly ended: Promise<void>;
  private failure: Error | undefined;
  private lastId = 0;

  constructor(entry: URL, told: Told, options: WorkerOptions) {
    this.told = told;
    this.worker = new Worker(entry, options);
    this.worker.on('message', (reply: Reply<Answer>) => this.settle(reply));
    this.worker.on('error', (error) => this.fail(error instanceof Error ? error : new Error(String(error))));
    this.ended = new Promise((resolve) => {
      this.worker.once('exit', () => {
        this.fail(new FatalError(told.ended));
        resolve();
      });
    });
  }

  /** False once it cannot answer any more. */
  get isAlive(): boolean {
    return this.failure === undefined;
  }

  /** How many requests wait for their answer. */
  get pending(): number {
    return this.waiting.size;
  }

  /** The answer to a question; memory in `moved` is handed over. */
  ask(question: Question, moved: ArrayBuffer[] = []): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.failure) return reject(this.failure);
      const id = ++this.lastId;
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, question } satisfies Request<Question>, moved);
    });
  }

  /**
   * Lets the thread answer what it has and end by itself: one that is ended from outside in the middle of native work
   * takes the whole process with it.
   */
  async close(): Promise<void> {
    if (this.isAlive) this.worker.postMessage(endOfRequests);
    await this.ended;
  }

  private settle(reply: Reply<Answer>): void {
    const waiting = this.waiting.get(reply.id);
    this.waiting.delete(reply.id);
    if ('error' in reply) waiting?.reject(new FatalError(`${this.told.failed}: ${reply.error}`));
    else waiting?.resolve(reply.answer);
  }

  private fail(error: Error): void {
    this.failure ??= error;
    for (const { reject } of this.waiting.values()) reject(this.failure);
    this.waiting.clear();
  }
}
