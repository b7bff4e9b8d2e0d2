import { isOfDays } from './is-of-days.ts';
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
  const isWanted = isOfDays(wanted);
  return voices
    .filter((voice) => voice.leaves.length > 0 && isWanted(voice))
    .map((voice) => {
      const found = foundOf(voice);
      return {
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
        confidences: found.map((one) => one?.confidence ?? null),
        evidences: found.map((one) => one?.evidence ?? null),
      };
    });
}
