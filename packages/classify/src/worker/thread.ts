import { Worker } from 'node:worker_threads';
import { FatalError, RejectedFileError } from '@voc/core';
import type { RowBlock } from '../rows/index.ts';
import {
  type Answer,
  type AnsweredLines,
  type ClassifierFiles,
  endOfRequests,
  type Lines,
  type PackedInputs,
  type Question,
  type Request,
} from './messages.ts';

interface Waiting {
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

// A batch needs some megabytes; without a limit the collector lets garbage pile up to a multiple of them.
const resourceLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 24 };

/** A thread with a classifier of its own, which answers one request after the other. */
export class ClassifyThread {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private readonly ended: Promise<void>;
  private failure: Error | undefined;
  private lastId = 0;

  constructor(files: ClassifierFiles) {
    this.worker = new Worker(new URL('./entry.mjs', import.meta.url), { workerData: files, resourceLimits });
    this.worker.on('message', (answer: Answer) => this.settle(answer));
    this.worker.on('error', (error) => this.fail(error instanceof Error ? error : new Error(String(error))));
    this.ended = new Promise((resolve) => {
      this.worker.once('exit', () => {
        this.fail(new FatalError('The classifying thread has ended'));
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

  /** The answers to items; their memory is handed over. */
  async request(inputs: PackedInputs): Promise<RowBlock> {
    const answer = await this.ask({ inputs }, [inputs.buffer]);
    if ('block' in answer) return answer.block;
    throw new FatalError('The classifying thread answered something else than rows');
  }

  /** The answers to lines of items, whose memory is handed over; RejectedFileError for a line that is no item. */
  async lines(lines: Lines): Promise<AnsweredLines> {
    const answer = await this.ask({ lines }, [lines.bytes.buffer]);
    if ('answered' in answer) return answer.answered;
    throw new FatalError('The classifying thread answered something else than lines');
  }

  /** The words of texts. */
  async cut(texts: readonly string[]): Promise<string[][]> {
    const answer = await this.ask({ texts }, []);
    if ('words' in answer) return answer.words;
    throw new FatalError('The classifying thread answered something else than words');
  }

  private ask(question: Question, moved: ArrayBuffer[]): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.failure) return reject(this.failure);
      const id = ++this.lastId;
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, ...question } satisfies Request, moved);
    });
  }

  /**
   * Lets the thread answer what it has and end by itself: one that is ended from outside while it cuts a text takes
   * the whole process with it.
   */
  async close(): Promise<void> {
    if (this.isAlive) this.worker.postMessage(endOfRequests);
    await this.ended;
  }

  private settle(answer: Answer): void {
    const waiting = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    if ('rejected' in answer) waiting?.reject(new RejectedFileError(answer.rejected));
    else if ('error' in answer)
      waiting?.reject(new FatalError(`The classifying thread failed: ${answer.error}`));
    else waiting?.resolve(answer);
  }

  private fail(error: Error): void {
    this.failure ??= error;
    for (const { reject } of this.waiting.values()) reject(this.failure);
    this.waiting.clear();
  }
}
