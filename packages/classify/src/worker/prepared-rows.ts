import type { ClassifyInput } from '@voc/core';
import { type RowBlock, rowAt, type Words } from '../rows/index.ts';

/** An item that may soon be due. */
export interface Upcoming extends Words {
  input: ClassifyInput;
}

export interface PreparedLimits {
  /** Bytes of rows that are kept. */
  bytes: number;
  /** Characters of words that wait. */
  characters: number;
}

const batchSize = 250;
/** Batches that the thread has at a time: one in work and one at hand, so that others need not wait long. */
const atOnce = 2;

interface Place {
  block: Promise<RowBlock>;
  index: number;
}

const keyOf = ({ kind, contentHash }: Words): string => `${kind} ${contentHash}`;

const lengthOf = ({ text, turns = [] }: ClassifyInput): number =>
  turns.reduce((sum, turn) => sum + turn.text.length, text?.length ?? 0);

/**
 * Answers made before anybody asks: while files are still being read, the words read so far are classified.
 * What does not fit into the limits is left to be classified when it is due.
 */
export class PreparedRows {
  private readonly request: (inputs: readonly ClassifyInput[]) => Promise<RowBlock>;
  private readonly limits: PreparedLimits;
  private readonly places = new Map<string, Place>();
  private readonly turns: Promise<unknown>[] = Array.from({ length: atOnce }, () => Promise.resolve());
  private batches = 0;
  private bytes = 0;
  private characters = 0;

  constructor(request: PreparedRows['request'], limits: PreparedLimits) {
    this.request = request;
    this.limits = limits;
  }

  prepare(upcoming: readonly Upcoming[]): void {
    const fresh = new Map<string, ClassifyInput>();
    for (const one of upcoming) {
      const key = keyOf(one);
      if (!this.places.has(key)) fresh.set(key, one.input);
    }
    const entries = [...fresh];
    for (let at = 0; at < entries.length && !this.isFull(); at += batchSize)
      this.enqueue(entries.slice(at, at + batchSize));
  }

  async prepared(words: readonly Words[]): Promise<(Uint8Array | undefined)[]> {
    const places = words.map((one) => this.places.get(keyOf(one)));
    const blocks = await Promise.all(places.map((place) => place?.block));
    return places.map((place, i) => {
      const block = blocks[i];
      return place && block && rowAt(block, place.index);
    });
  }

  private isFull(): boolean {
    return this.bytes >= this.limits.bytes || this.characters >= this.limits.characters;
  }

  private enqueue(batch: readonly (readonly [string, ClassifyInput])[]): void {
    const inputs = batch.map(([, input]) => input);
    const length = inputs.reduce((sum, input) => sum + lengthOf(input), 0);
    this.characters += length;
    const turn = this.batches++ % atOnce;
    const block = (this.turns[turn] ?? Promise.resolve()).then(() => this.request(inputs));
    for (const [index, [key]] of batch.entries()) this.places.set(key, { block, index });
    // A failure belongs to whoever asks for the rows; until then it is nobody's.
    this.turns[turn] = block.then(
      ({ bytes }) => {
        this.bytes += bytes.length;
        this.characters -= length;
      },
      () => {},
    );
  }
}
