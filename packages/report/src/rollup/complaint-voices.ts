import type { ComplaintVoice, DirtyDay, FoundLeaf, Voice } from './types.ts';

/** What the model found of each leaf that counts; nothing of one that a person gave. */
const foundOf = ({ leaves, found }: Voice): (FoundLeaf | null)[] =>
  leaves.map((leaf) => found.find(({ id, evidence }) => id === leaf && evidence !== null) ?? null);

/** The complaining voices of the wanted product-days, each a row. */
export function complaintVoices(
  voices: readonly Voice[],
  wanted: readonly Pick<DirtyDay, 'day' | 'productId'>[],
  ownLeaves: ReadonlySet<string>,
): ComplaintVoice[] {
  const days = new Set(wanted.map(({ day, productId }) => `${day} ${productId}`));
  return voices
    .filter(({ day, productId, leaves }) => leaves.length > 0 && days.has(`${day} ${productId}`))
    .map((voice) => ({
      day: voice.day,
      product_id: voice.productId,
      item_id: voice.itemId,
      kind: voice.kind,
      platform: voice.platform,
      shop_id: voice.shopId,
      order_hash: voice.orderHash,
      leaves: voice.leaves,
      ordered_on: voice.orderedOn,
      signed_on: voice.signedOn,
      surety: voice.surety,
      is_own: voice.leaves.some((leaf) => ownLeaves.has(leaf)),
      confidences: foundOf(voice).map((one) => one?.confidence ?? null),
      evidences: foundOf(voice).map((one) => one?.evidence ?? null),
    }));
}
