import { adjustPValues } from '../stats/adjust-p-values.ts';
import { midTail } from '../stats/mid-tail.ts';

/** What customers say of one product in both places: voices, and those that complain of the product itself. */
export interface Heard {
  id: string;
  reviews: number;
  reviewComplaints: number;
  chats: number;
  chatComplaints: number;
}

/** A product whose reviews look no worse than others' while its chats do. */
export interface Hidden extends Heard {
  /** Share of complaining voices among all other products. */
  usualInReviews: number;
  usualInChats: number;
  /** Benjamini-Hochberg adjusted p-value. */
  p: number;
}

/** False discovery rate among all products that can be judged. */
const fdr = 0.1;
const minComplaints = 3;
/** A product with fewer expected complaints in its reviews has too few reviews to look good in them. */
const minExpected = 1;

interface Judged extends Omit<Hidden, 'p'> {
  raw: number;
}

function judge(one: Heard, all: Omit<Heard, 'id'>): Judged[] {
  const [reviews, chats] = [all.reviews - one.reviews, all.chats - one.chats];
  if (reviews <= 0 || chats <= 0) return [];
  const usualInReviews = (all.reviewComplaints - one.reviewComplaints) / reviews;
  const usualInChats = (all.chatComplaints - one.chatComplaints) / chats;
  const [inReviews, inChats] = [one.reviews * usualInReviews, one.chats * usualInChats];
  if (inReviews < minExpected || inChats === 0) return [];
  const { chatComplaints: x, reviewComplaints: y } = one;
  const raw = midTail(x, y, inChats / (inChats + inReviews));
  return [{ ...one, usualInReviews, usualInChats, raw }];
}

/**
 * Products that look good in reviews and bad in chats. Chats hold more complaints than reviews everywhere, so the product
 * is compared with all others: given its complaints in both places, how many of them would be in chats if both of its
 * rates were the others' times one factor (conditional binomial test, one-sided mid-p; Przyborowski and Wilenski 1940).
 * Benjamini-Hochberg at 10 % over all products with at least one expected complaint in reviews. Told only where the
 * review rate is no higher than the others', the chat rate is, and at least 3 complain in chats. The order of the
 * products does not matter; the smallest p comes first.
 */
export function findHidden(products: readonly Heard[]): Hidden[] {
  const sum = (of: (one: Heard) => number): number => products.reduce((all, one) => all + of(one), 0);
  const all = {
    reviews: sum(({ reviews }) => reviews),
    reviewComplaints: sum(({ reviewComplaints }) => reviewComplaints),
    chats: sum(({ chats }) => chats),
    chatComplaints: sum(({ chatComplaints }) => chatComplaints),
  };
  const judged = products.flatMap((one) => judge(one, all));
  const adjusted = adjustPValues(judged.map(({ raw }) => raw));
  return judged
    .map(({ raw: _, ...one }, i): Hidden => ({ ...one, p: adjusted[i] ?? 1 }))
    .filter(
      (one) =>
        one.p <= fdr &&
        one.chatComplaints >= minComplaints &&
        one.reviewComplaints <= one.reviews * one.usualInReviews &&
        one.chatComplaints > one.chats * one.usualInChats,
    )
    .sort((a, b) => a.p - b.p || (a.id < b.id ? -1 : 1));
}
