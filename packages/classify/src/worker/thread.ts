import { FatalError, RejectedFileError } from '@voc/core';
import { AskedThread } from '@voc/core/thread';
import type { RowBlock } from '../rows/index.ts';
import type { Answer, AnsweredLines, ClassifierFiles, Lines, PackedInputs, Question } from './messages.ts';

// A batch needs some megabytes; without a limit the collector lets garbage pile up to a multiple of them.
const resourceLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 24 };

const told = { ended: 'The classifying thread has ended', failed: 'The classifying thread failed' };

/** A thread with a classifier of its own, which answers one request after the other. */
export class ClassifyThread {
  private readonly thread: AskedThread<Question, Answer>;

  constructor(files: ClassifierFiles) {
    const entry = new URL('./entry.mjs', import.meta.url);
    this.thread = new AskedThread(entry, told, { workerData: files, resourceLimits });
  }

  /** False once it cannot answer any more. */
  get isAlive(): boolean {
    return this.thread.isAlive;
  }

  /** How many requests wait for their answer. */
  get pending(): number {
    return this.thread.pending;
  }

  /** The answers to items; their memory is handed over. */
  async request(inputs: PackedInputs): Promise<RowBlock> {
    const answer = await this.thread.ask({ inputs }, [inputs.buffer]);
    if ('block' in answer) return answer.block;
    throw new FatalError('The classifying thread answered something else than rows');
  }

  /** The answers to lines of items, whose memory is handed over; RejectedFileError for a line that is no item. */
  async lines(lines: Lines): Promise<AnsweredLines> {
    const answer = await this.thread.ask({ lines }, [lines.bytes.buffer]);
    if ('answered' in answer) return answer.answered;
    if ('rejected' in answer) throw new RejectedFileError(answer.rejected);
    throw new FatalError('The classifying thread answered something else than lines');
  }

  /** The words of texts. */
  async cut(texts: readonly string[]): Promise<string[][]> {
    const answer = await this.thread.ask({ texts });
    if ('words' in answer) return answer.words;
    throw new FatalError('The classifying thread answered something else than words');
  }

  /** Ends the thread after what it has at hand. */
  close(): Promise<void> {
    return this.thread.close();
  }
}
