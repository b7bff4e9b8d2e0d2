import { FatalError } from '@voc/core';
import type { ClassifierFiles } from './messages.ts';
import { ClassifyThread } from './thread.ts';

/** Requests that a thread has at a time, one in work and one at hand; with so many a further thread is worth what it loads. */
export const requestsAtOnce = 2;

/** Threads with a classifier each, of which a further one starts when those that run have enough to do. */
export class ClassifyPool {
  private readonly files: ClassifierFiles;
  private readonly most: number;
  private threads: ClassifyThread[] = [];
  private isClosed = false;

  constructor(files: ClassifierFiles, most: number) {
    this.files = files;
    this.most = most;
  }

  /** The thread with the least to do. One that broke failed its own requests; the next request gets another. */
  idlest(): ClassifyThread {
    if (this.isClosed) throw new FatalError('The classifier has been closed');
    this.threads = this.threads.filter(({ isAlive }) => isAlive);
    const [first, ...others] = this.threads;
    const idlest = first && others.reduce((one, other) => (other.pending < one.pending ? other : one), first);
    if (idlest && (idlest.pending < requestsAtOnce || this.threads.length >= this.most)) return idlest;
    const started = new ClassifyThread(this.files);
    this.threads.push(started);
    return started;
  }

  /** Ends the threads, each after what it has at hand. */
  async close(): Promise<void> {
    this.isClosed = true;
    await Promise.all(this.threads.map((thread) => thread.close()));
  }
}
