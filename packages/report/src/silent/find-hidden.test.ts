import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findHidden, type Heard } from './find-hidden.ts';

const ordinary = (id: string): Heard => ({
  id,
  reviews: 100,
  reviewComplaints: 10,
  chats: 40,
  chatComplaints: 12,
});
const shop = Array.from({ length: 10 }, (_, i) => ordinary(`P${i}`));

test('good reviews over bad chats are found; bad in both, or good in both, is not hidden', () => {
  const hidden = { id: 'H', reviews: 100, reviewComplaints: 3, chats: 40, chatComplaints: 30 };
  const bad = { id: 'B', reviews: 100, reviewComplaints: 30, chats: 40, chatComplaints: 34 };
  const good = { id: 'G', reviews: 100, reviewComplaints: 2, chats: 40, chatComplaints: 3 };
  const found = findHidden([...shop, hidden, bad, good]);
  expect(found.map(({ id }) => id)).toEqual(['H']);
  expect(found[0]?.p).toBeLessThan(0.01);
});

test('chats hold more complaints than reviews everywhere, and that alone hides nobody', () => {
  expect(findHidden(shop)).toEqual([]);
});

test('hardly a review is no good review', () => {
  const unseen = { id: 'U', reviews: 2, reviewComplaints: 0, chats: 40, chatComplaints: 35 };
  expect(findHidden([...shop, unseen])).toEqual([]);
});

test('a shop without chats, or without complaints, hides nobody; the order does not matter', () => {
  expect(findHidden(shop.map((one) => ({ ...one, chats: 0, chatComplaints: 0 })))).toEqual([]);
  const heard = fc.tuple(fc.nat(200), fc.nat(60), fc.nat(100), fc.nat(100)).map(([reviews, chats, a, b]) => ({
    reviews,
    reviewComplaints: Math.floor((reviews * a) / 100),
    chats,
    chatComplaints: Math.floor((chats * b) / 100),
  }));
  fc.assert(
    fc.property(fc.array(heard, { maxLength: 12 }), (rows) => {
      const products = rows.map((row, i) => ({ ...row, id: `p${i}` }));
      const found = findHidden(products);
      expect(findHidden(products.toReversed())).toEqual(found);
      for (const one of found) {
        expect(one.reviewComplaints / one.reviews).toBeLessThanOrEqual(one.usualInReviews + 1e-12);
        expect(one.chatComplaints / one.chats).toBeGreaterThan(one.usualInChats - 1e-12);
      }
    }),
  );
});
