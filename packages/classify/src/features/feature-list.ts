/** Hashed features of one item with the spans they came from, in arrays that are used again for every item. */
export class FeatureList {
  bucket = new Int32Array(8192);
  /** Span in units of the normalised part; equal for features of the item as a whole. */
  start = new Int32Array(8192);
  end = new Int32Array(8192);
  part = new Int32Array(8192);
  count = 0;
  /** The first so many are of the customer's own words; the distinct ones among them set the length of the row. */
  own = 0;

  clear(): void {
    this.count = 0;
    this.own = 0;
  }

  /** Makes room for `more` further features. */
  reserve(more: number): void {
    if (this.count + more <= this.bucket.length) return;
    const size = (this.count + more) * 2;
    this.bucket = widen(this.bucket, size);
    this.start = widen(this.start, size);
    this.end = widen(this.end, size);
    this.part = widen(this.part, size);
  }
}

function widen(old: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(size);
  wider.set(old);
  return wider;
}
