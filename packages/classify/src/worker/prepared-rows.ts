import type { ClassifyInput, ItemKind } from '@voc/core';
import { type RowBlock, rowAt, type Words } from '../rows/index.ts';
import { type PackedInputs, packInputs } from './messages.ts';

/** An item that may soon be due. */
export interface Upcoming extends Words {
  input: ClassifyInput;
}

/** Most bytes of answers that are kept and of items that wait for theirs, and most batches that are asked for at a time. */
export interface PreparedLimits {
  kept: number;
  waiting: number;
  atOnce: number;
}

const batchSize = 250;

interface Place {
  block: Promise<RowBlock>;
  index: number;
}

/**
 * Answers made before anybody asks: while files are still being read, the words read so far are classified.
 * What does not fit into the limits is left to be classified when it is due.
 */
export class PreparedRows {
  private readonly request: (inputs: PackedInputs) => Promise<RowBlock>;
  private readonly limits: PreparedLimits;
  private readonly places = new Map<ItemKind, Map<string, Place>>();
  private readonly turns: Promise<unknown>[];
  private batches = 0;
  private kept = 0;
  private waiting = 0;

  constructor(request: PreparedRows['request'], limits: PreparedLimits) {
    this.request = request;
    this.limits = limits;
    this.turns = Array.from({ length: limits.atOnce }, () => Promise.resolve());
  }

  prepare(upcoming: readonly Upcoming[]): void {
    let batch: Upcoming[] = [];
    for (const one of upcoming) {
      if (this.isFull()) break;
      if (this.placesOf(one.kind).has(one.contentHash)) continue;
      batch.push(one);
      if (batch.length < batchSize) continue;
      this.enqueue(batch);
      batch = [];
    }
    if (batch.length > 0) this.enqueue(batch);
  }

  async prepared(words: readonly Words[]): Promise<(Uint8Array | undefined)[]> {
    const places = words.map(({ kind, contentHash }) => this.placesOf(kind).get(contentHash));
    const blocks = await Promise.all(places.map((place) => place?.block));
    return places.map((place, i) => {
      const block = blocks[i];
      return place && block && rowAt(block, place.index);
    });
  }

  private placesOf(kind: ItemKind): Map<string, Place> {
    const places = this.places.get(kind) ?? new Map<string, Place>();
    this.places.set(kind, places);
    return places;
  }

  private isFull(): boolean {
    return this.kept >= this.limits.kept || this.waiting >= this.limits.waiting;
  }

  private enqueue(batch: readonly Upcoming[]): void {
    const inputs = packInputs(batch.map(({ input }) => input));
    const { length } = inputs;
    this.waiting += length;
    const turn = this.batches++ % this.limits.atOnce;
    const block = (this.turns[turn] ?? Promise.resolve()).then(() => this.request(inputs));
    for (const [index, { kind, contentHash }] of batch.entries())
      this.placesOf(kind).set(contentHash, { block, index });
    // A failure belongs to whoever asks for the rows; until then it is nobody's.
    this.turns[turn] = block.then(
      ({ bytes }) => {
        this.kept += bytes.length;
        this.waiting -= length;
      },
      () => {},
    );
  }
}
