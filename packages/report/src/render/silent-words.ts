import { thousands } from '../thousands.ts';
import type { HiddenProduct, Report, Share } from './types.ts';
import { percent, productName } from './words.ts';

/** `48%(90% 区间 44~52%)`; — of nothing. */
export const shareText = (share: Share | null): string =>
  share === null
    ? '—'
    : `${percent(share.share)}(90% 区间 ${Math.round(share.lower * 100)}~${Math.round(share.upper * 100)}%)`;

/** How many complaining customers are heard in chats alone, in all and by group; nothing where nobody chats. */
export function silentLines({ chatOnly, categories }: Report): string[] {
  if (!chatOnly || chatOnly.count === 0) return [];
  const groups = categories.flatMap(({ name, chatOnly: share }) =>
    share && share.of >= 5 ? [`${name} ${shareText(share)}`] : [],
  );
  const all = `投诉的顾客 ${thousands(chatOnly.of)} 位,${shareText(chatOnly)}只在会话里说、没写评价也没进售后`;
  return [all, ...(groups.length > 0 ? [`按大类:${groups.join('、')}`] : [])];
}

const places = ({ inReviews, inChats, usualInReviews, usualInChats }: HiddenProduct): string =>
  `评价里 ${inReviews?.count ?? 0}/${inReviews?.of ?? 0} 条投诉(其他商品 ${percent(usualInReviews)}),会话里 ${inChats?.count ?? 0}/${inChats?.of ?? 0} 条(其他商品 ${percent(usualInChats)})`;

/** Products that look good in reviews and bad in chats, a line each. */
export const hiddenLines = ({ hiddenProducts }: Report): string[] =>
  hiddenProducts.map((one) => `${productName(one)}:${places(one)}`);
