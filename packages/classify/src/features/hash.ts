/** Buckets are 22 bits wide; both the trainer and the model file rely on it. */
export const bucketBits = 22;
export const bucketCount = 1 << bucketBits;

/** One step of the rolling hash over UTF-16 units. */
export const roll = (hash: number, code: number): number => {
  const mixed = Math.imul(hash ^ code, 0x5bd1e995);
  return mixed ^ (mixed >>> 15);
};

/** Bucket of a finished hash under a salt that names the kind of feature. */
export const bucketOf = (hash: number, salt: number): number => {
  let mixed = Math.imul(hash ^ Math.imul(salt, 0x9e3779b1), 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  mixed ^= mixed >>> 16;
  return mixed & (bucketCount - 1);
};

/** Rolling hash of a whole text. */
export function hashText(text: string): number {
  let hash = 7;
  for (let i = 0; i < text.length; i++) hash = roll(hash, text.charCodeAt(i));
  return hash;
}

/** What each feature of an item counts: rows of binary features are brought to comparable length. */
export const lengthFactor = (distinct: number): number => 1 / Math.sqrt(Math.max(distinct, 8));
