/** One promotion at a time per database: readings of the same items may not pass each other, nor an erasure. */
export const promotionLock = 7_206_001;
