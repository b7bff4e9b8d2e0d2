import type { VoiceRow } from './map/types.ts';

/** What will be known of a voice when it has become an item. */
export type UpcomingVoice = Pick<
  VoiceRow,
  'kind' | 'text' | 'reason' | 'rating' | 'followUps' | 'productType' | 'contentHash'
>;

/** A staged voice as the item that it will probably be; the hash is written as the promotion writes it. */
export function toUpcoming(row: VoiceRow, productType: string | null): UpcomingVoice {
  const { kind, text, reason, rating, followUps, contentHash } = row;
  return {
    kind,
    text,
    reason,
    rating,
    followUps,
    productType,
    contentHash: productType === null ? contentHash : `${contentHash}:${productType}`,
  };
}
