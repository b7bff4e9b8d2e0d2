import { noProduct } from '@voc/core';
import { findHidden, type Heard } from '../../silent/find-hidden.ts';
import type { Context } from '../facts/context.ts';
import { round } from '../facts/rate.ts';
import { shareOf } from '../facts/share.ts';
import type { HiddenProduct } from '../schema-sections.ts';

const shown = 10;

/** Voices of each product in reviews and chats, and the complaining customers of each; an order counts once in a place. */
function heardOf({ facts, now }: Context): Heard[] {
  const ids = [...now.tally.products('items', 'all').keys()].filter((id) => id !== noProduct);
  return ids.map((id) => {
    const voices = now.tally.kinds('items', 'all', id);
    const share = facts.shares.get(id);
    const [reviews, chats] = [voices.get('review') ?? 0, voices.get('chat') ?? 0];
    return {
      id,
      reviews,
      reviewComplaints: Math.min(reviews, share?.inReviews ?? 0),
      chats,
      chatComplaints: Math.min(chats, share?.inChats ?? 0),
    };
  });
}

/** Products that look good in reviews and bad in chats, the best evidenced first. */
export function composeHidden(context: Context): HiddenProduct[] {
  return findHidden(heardOf(context))
    .slice(0, shown)
    .map((one) => ({
      ...context.refOf(one.id),
      inReviews: shareOf(one.reviewComplaints, one.reviews),
      inChats: shareOf(one.chatComplaints, one.chats),
      usualInReviews: round(one.usualInReviews, 4),
      usualInChats: round(one.usualInChats, 4),
      p: round(one.p, 4),
    }));
}
