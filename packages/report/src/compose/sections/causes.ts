import { shopText, unmappedPrefix } from '@voc/core';
import type { Contribution } from '../facts/attribute.ts';
import { type Context, largest } from '../facts/context.ts';
import type { SideCount } from '../facts/types.ts';
import type { ProductRef } from '../schema-values.ts';
import { colorOf } from './joined.ts';
import { checksOf } from './mismatch.ts';

/** One platform is named when it holds this part of the complaints. */
const platformShare = 0.7;

export const percent = (share: number): string => `${Math.round(share * 100)}%`;

/** A product inside a sentence: its 款号, or platform and number of a page that belongs to none. */
export function shortName({ productId, name, unmapped }: ProductRef): string {
  if (productId === '') return name;
  if (!unmapped) return productId;
  const [platform = '', , ...listing] = productId.slice(unmappedPrefix.length).split('/');
  return `${platform}商品页 ${listing.join('/')}`;
}

/** `,抖音商品页 11-09 20:14 改过【主图】`, when a page field of the category changed shortly before the complaints. */
export function pageChange({ facts }: Context, productId: string, category: string): string {
  const changed = checksOf(facts.listings, productId, category).find(
    ({ changedAt }) => changedAt !== null && changedAt.slice(0, 10) < facts.period.end,
  );
  if (!changed?.changedAt) return '';
  const recent = changed.changedAt.slice(0, 10) >= facts.list.start;
  return recent ? `,${changed.platform}商品页 ${changed.changedAt.slice(5)} 改过【${changed.field}】` : '';
}

/** The shop that brought most of the rise of a category; null where none did, or there is one alone. */
export function shopOf({ facts }: Context, category: string): { name: string; share: number } | null {
  if (!facts.sides) return null;
  const rises = new Map<string, number>();
  const add = (counts: readonly SideCount[], sign: 1 | -1): void => {
    for (const { measure, category: own, platform, shopId, count } of counts) {
      if (measure !== 'complaint' || own !== category) continue;
      const name = `${platform}${shopId.startsWith(platform) ? shopId.slice(platform.length) : shopText(shopId)}`;
      rises.set(name, (rises.get(name) ?? 0) + sign * count);
    }
  };
  add(facts.sides.current.counts, 1);
  add(facts.sides.previous.counts, -1);
  const all = [...rises.values()].reduce((sum, rise) => sum + rise, 0);
  const top = largest(rises, (name) => name, 1)[0];
  return top && rises.size > 1 && top.count >= platformShare * all
    ? { name: top.name, share: Math.min(1, top.count / all) }
    : null;
}

/** One product that brought most of a rise, though of it alone the rise may be chance. */
const mostOfRise = 0.5;

/**
 * Who or what brought the rise of a category, in words: the products `named`, else what `parts`, the largest first, leave to be said.
 */
export function causeOf(
  context: Context,
  category: string,
  named: readonly Contribution[],
  parts: readonly Contribution[],
): string {
  const { now, refOf } = context;
  const [only, ...others] = named;
  if (only && others.length === 0) {
    const change = `${colorOf(context.facts.alerts, only.productId, category)}${pageChange(context, only.productId, category)}`;
    return `增量的 ${percent(only.share)} 来自 ${shortName(refOf(only.productId))}${change}`;
  }
  if (named.length > 0) {
    const share = named.reduce((sum, part) => sum + part.share, 0);
    const products = named.map(
      ({ productId, count }) =>
        `${shortName(refOf(productId))} ${count} 条${colorOf(context.facts.alerts, productId, category)}${pageChange(context, productId, category)}`,
    );
    return `增量的 ${percent(share)} 来自 ${products.length} 款:${products.join('、')}`;
  }
  const [most] = parts;
  if (most && most.share >= mostOfRise)
    return `增量的 ${percent(most.share)} 来自 ${shortName(refOf(most.productId))},但只看这一款还不能排除偶然波动`;
  const shop = shopOf(context, category);
  if (shop) return `增量的 ${percent(shop.share)} 来自 ${shop.name},该店各款都有,不集中于个别商品`;
  const all = now.tally.total('complaint', category);
  const platforms = now.tally.platforms('complaint', category);
  const top = largest(platforms, (id) => id, 1)[0];
  if (top && platforms.size > 1 && top.count / all >= platformShare)
    return `${percent(top.count / all)} 在${top.name},不集中于个别商品`;
  return '各渠道、各款普遍上涨,不集中于个别商品';
}
