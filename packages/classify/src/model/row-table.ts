import { FatalError } from '@voc/core';
import { bucketBits } from '../features/index.ts';

/** Low bits of a slot: the upper bits of its bucket, and how far from home it lies. */
const keyBits = 12;
const keyMask = (1 << keyBits) - 1;
const mostRows = 1 << (32 - keyBits);
const smallest = 16;

/** Slots are at most this full: a look-up of an unknown bucket ends after few, in a table small enough for the nearer caches. */
const fullest = 0.7;

/**
 * Bucket -> number of its row, by open addressing in one word a slot. A slot's place and its distance from
 * home tell the lower bits of the bucket, so that a word has room for the number beside the upper ones.
 */
export class RowTable {
  private readonly slots: Int32Array;
  private readonly bits: number;
  private readonly step: number;

  /** Row i is that of `buckets[i]`. */
  constructor(buckets: Int32Array) {
    this.bits = Math.min(bucketBits, Math.max(smallest, Math.ceil(Math.log2(buckets.length / fullest))));
    this.step = 1 << (bucketBits - this.bits);
    this.slots = new Int32Array(1 << this.bits);
    buckets.forEach((bucket, i) => {
      this.put(bucket, i);
    });
  }

  /**
   * Sets `rows[i]` to the row of `buckets[i]`, -1 when it has none, for the first `count`. All home slots are read
   * before any is judged: the reads wait for memory side by side instead of one after another.
   */
  findAll(buckets: Int32Array, count: number, rows: Int32Array): void {
    const { slots } = this;
    const mask = slots.length - 1;
    for (let i = 0; i < count; i++) rows[i] = slots[(buckets[i] as number) & mask] as number;
    for (let i = 0; i < count; i++) rows[i] = this.follow(buckets[i] as number, rows[i] as number);
  }

  private follow(bucket: number, home: number): number {
    const { slots, step } = this;
    const mask = slots.length - 1;
    let key = bucket >>> this.bits;
    let at = bucket & mask;
    for (let word = home; word !== 0; word = slots[at] as number) {
      if ((word & keyMask) === key) return (word >>> keyBits) - 1;
      key += step;
      at = (at + 1) & mask;
    }
    return -1;
  }

  private put(bucket: number, row: number): void {
    const { slots, step } = this;
    const mask = slots.length - 1;
    let key = bucket >>> this.bits;
    let at = bucket & mask;
    for (; slots[at] !== 0; at = (at + 1) & mask) key += step;
    if (key > keyMask || row + 1 >= mostRows)
      throw new FatalError('The model has more rows than its look-up table can hold');
    slots[at] = ((row + 1) << keyBits) | key;
  }
}
