import type { Item } from '../../api/item-types.ts';

/** The leaves that stand until somebody chooses others: what the item counts under, or what the machine suggests while it is 待确认. */
export const standingOf = ({ categories, suggested }: Pick<Item, 'categories' | 'suggested'>): string[] =>
  suggested.length > 0 ? suggested : categories.map(({ id }) => id);
