import { Worker } from 'node:worker_threads';
import { FatalError } from '@voc/core';
import { type Answer, endOfRequests, type Request } from './messages.ts';
import type { Sheet } from './sheet.ts';

/** Writes workbooks on a thread of its own, so that whoever else is served waits for none of them. */
export interface WorkbookThread {
  /** Starts the thread, so that the first workbook need not wait for it. */
  start(): void;
  /** What `writeWorkbook` gives. */
  write(sheets: readonly Sheet[]): Promise<Buffer>;
  /** Ends the thread after what it has at hand. */
  close(): Promise<void>;
}

interface Waiting {
  resolve(bytes: Buffer): void;
  reject(error: Error): void;
}

/** A workbook too large for it fails alone, and takes no other request with it. */
const resourceLimits = { maxOldGenerationSizeMb: 512 };

class Running {
  private readonly worker = new Worker(new URL('./entry.mjs', import.meta.url), { resourceLimits });
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;
  readonly ended: Promise<void>;
  failure: Error | undefined;

  constructor() {
    this.worker.on('message', (answer: Answer) => this.settle(answer));
    this.worker.on('error', (error) => this.fail(error instanceof Error ? error : new Error(String(error))));
    this.ended = new Promise((resolve) => {
      this.worker.once('exit', () => {
        this.fail(new FatalError('The thread that writes workbooks has ended'));
        resolve();
      });
    });
  }

  write(sheets: readonly Sheet[]): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      if (this.failure) return reject(this.failure);
      const id = ++this.lastId;
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, sheets } satisfies Request);
    });
  }

  async close(): Promise<void> {
    if (!this.failure) this.worker.postMessage(endOfRequests);
    await this.ended;
  }

  private settle(answer: Answer): void {
    const waiting = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    if ('error' in answer) waiting?.reject(new FatalError(`No workbook could be written: ${answer.error}`));
    else waiting?.resolve(Buffer.from(answer.bytes.buffer));
  }

  private fail(error: Error): void {
    this.failure ??= error;
    for (const { reject } of this.waiting.values()) reject(this.failure);
    this.waiting.clear();
  }
}

/** A thread that begins with the first workbook; one that broke failed what it had at hand, and the next workbook gets a new one. */
export function createWorkbookThread(): WorkbookThread {
  let running: Running | undefined;
  const alive = (): Running => {
    if (!running || running.failure) running = new Running();
    return running;
  };
  return {
    start: () => void alive(),
    write: (sheets) => alive().write(sheets),
    close: async () => running?.close(),
  };
}
