import { undatedDay } from '@voc/core';
import { isOfDays } from './is-of-days.ts';
import type { ChatAnswer, ChatRow, DirtyDay, Voice } from './types.ts';

/** Conversations of the wanted product-days, each a row; those without a day are in no period that service is told of. */
export function chatRows(
  voices: readonly Voice[],
  wanted: readonly Pick<DirtyDay, 'day' | 'productId'>[],
  answers: readonly ChatAnswer[],
): ChatRow[] {
  const isWanted = isOfDays(wanted);
  const answered = new Map(answers.map((one) => [one.itemId, one]));
  return voices
    .filter((voice) => voice.kind === 'chat' && voice.day !== undatedDay && isWanted(voice))
    .map((voice) => {
      const answer = answered.get(voice.itemId);
      return {
        day: voice.day,
        product_id: voice.productId,
        item_id: voice.itemId,
        platform: voice.platform,
        shop_id: voice.shopId,
        customer_hash: voice.customerHash,
        event_at: voice.heardAt || null,
        problem: voice.leaves[0]?.split('.')[0] ?? '',
        resolved: !voice.unresolved,
        is_timed: answer !== undefined,
        waited: answer?.waited ?? null,
        taken: answer?.taken ?? null,
        team: answer?.team ?? null,
        vendor: answer?.vendor ?? null,
      };
    });
}
