import { noProduct, unmappedPrefix } from '@voc/core';
import type { CardContext } from './alert-facts.ts';

/** A product as cards call it: its name and 款号, or title and address of a page that nobody has mapped. */
export function nameProduct(
  { products, listings }: Pick<CardContext, 'products' | 'listings'>,
  productId: string,
): { name: string; id: string } {
  const known = products.get(productId);
  if (known) return { name: known.name, id: known.name.includes(productId) ? '' : productId };
  if (productId === noProduct || !productId.startsWith(unmappedPrefix)) return { name: '', id: productId };
  const page = listings.find((one) => one.productId === productId);
  const address = productId.slice(unmappedPrefix.length).split('/');
  const id = address.filter((part, i) => !(i === 1 && part === 'default')).join('/');
  return { name: page?.title ?? '未归款商品页', id };
}

/** 抖音旗舰店; the platform alone where the export names no shop. */
export function namePlace({ platform, shopId }: { platform: string; shopId: string }): string {
  if (shopId === '' || shopId === 'default') return platform;
  return shopId.startsWith(platform) ? shopId : platform + shopId;
}
