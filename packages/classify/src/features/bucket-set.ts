import { bucketBits } from './hash.ts';

/** Rounds told apart by the bits above a bucket; after the last one the slots are cleared. */
const rounds = 1 << (32 - bucketBits);

/** The distinct buckets of one item after another, small enough to stay in the nearest cache. */
export class BucketSet {
  private slots = new Int32Array(1024);
  private places = new Int32Array(1024);
  /** Distinct buckets in the order of their first occurrence. */
  buckets = new Int32Array(1024);
  /** Place in `buckets` of each occurrence. */
  which = new Int32Array(1024);
  size = 0;
  private round = 0;
  private mask = 0;

  /** Takes the first `count` entries of `occurring`; returns how many distinct ones are among the first `own`. */
  fill(occurring: Int32Array, count: number, own: number): number {
    this.makeRoom(count);
    this.size = 0;
    this.insert(occurring, 0, own);
    const distinct = this.size;
    this.insert(occurring, own, count);
    return distinct;
  }

  private insert(occurring: Int32Array, from: number, to: number): void {
    const { slots, places, buckets, which, mask } = this;
    const stamp = this.round << bucketBits;
    let size = this.size;
    for (let i = from; i < to; i++) {
      const bucket = occurring[i] as number;
      const wanted = stamp | bucket;
      let at = bucket & mask;
      let held = slots[at] as number;
      while (held !== wanted && held >>> bucketBits === this.round) {
        at = (at + 1) & mask;
        held = slots[at] as number;
      }
      if (held !== wanted) {
        slots[at] = wanted;
        places[at] = size;
        buckets[size++] = bucket;
      }
      which[i] = places[at] as number;
    }
    this.size = size;
  }

  private makeRoom(count: number): void {
    this.round = (this.round + 1) % rounds;
    if (count > this.which.length) {
      this.which = new Int32Array(count * 2);
      this.buckets = new Int32Array(count * 2);
    }
    const size = 2 ** Math.ceil(Math.log2(count * 2 + 2));
    this.mask = size - 1;
    if (size > this.slots.length) {
      this.slots = new Int32Array(size);
      this.places = new Int32Array(size);
      this.round = 1;
    } else if (this.round === 0) {
      this.slots.fill(0);
      this.round = 1;
    }
  }
}
