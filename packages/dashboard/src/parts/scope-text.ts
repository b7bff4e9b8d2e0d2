import type { Scope } from '../api/types.ts';
import { shopText } from './shop-text.ts';

/** Whether a scope holds somebody to nothing. */
export const seesAll = ({ shops, brands, lines }: Scope): boolean => !shops && !brands && !lines;

/** What a scope lets somebody see, in words. */
export const scopeText = ({ shops, brands, lines }: Scope): string => {
  const parts = [
    brands && `品牌:${brands.join('、') || '无'}`,
    lines && `产品线:${lines.join('、') || '无'}`,
    shops && `店铺:${shops.map(shopText).join('、') || '无'}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? '全公司' : parts.join(';');
};
