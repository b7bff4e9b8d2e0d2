import { Wish } from '@voc/core';
import { type Quotable, quoteAround } from '../evidence/index.ts';
import type { Hit } from '../patterns/index.ts';

const colors =
  /(雾霾蓝|米白|藏青|卡其|驼|焦糖|香芋紫|牛油果绿|军绿|墨绿|酒红|砖红|奶茶|浅灰|深灰|天蓝|宝蓝|咖啡|杏|粉|黑|白|红|蓝|绿|黄|紫|灰|棕|橙|银|金)色?/;
const sizes = /(\d{2,3}(?:\.5)?|[0-9]?[xX]{0,3}[sSmMlL]|均|加大|大|小)码?/;

/** Value of a wish from the words of its evidence: 黑色, 170码; empty when none is named. */
export function wishValue(kind: Wish['kind'], words: string): string {
  if (kind === 'color') {
    const color = colors.exec(words)?.[1];
    return color === undefined ? '' : `${color}色`.replace('蓝色色', '蓝色');
  }
  const size = sizes.exec(words)?.[1];
  return size === undefined ? '' : `${size.toUpperCase()}码`;
}

const wishKind = Wish.shape.kind;

const outOfStock = /断码|断了|断货|没了|没码|没货|缺货|卖完|抢完|售罄/;

/** The size that is out of stock by the clause before or after the wish: 求补货,150码没了. */
function sizeBeside({ part, raw, clauses }: Quotable, start: number): string {
  const at = clauses.findIndex((clause) => clause.start <= start && start < clause.end);
  const { origin } = part.normal;
  for (const clause of [clauses[at + 1], clauses[at - 1]]) {
    const words = clause ? raw.slice(origin[clause.start], origin[clause.end]) : '';
    if (words.includes('码') && outOfStock.test(words)) return wishValue('restock', words);
  }
  return '';
}

/** Wishes for stock or variants, once per kind and value. A question may be a wish (还会有货吗). */
export function findWishes(hits: readonly Hit[], places: readonly Quotable[]): Wish[] {
  const found = new Map<string, Wish>();
  for (const hit of hits) {
    if (hit.row.table !== 'wishes') continue;
    const kind = wishKind.parse(hit.row.cells[0]);
    const place = places.find((one) => one.part === hit.part);
    if (!place) continue;
    const evidence = quoteAround(place, hit.start, hit.end);
    const own = kind === 'other' ? '' : wishValue(kind, evidence.text);
    const value = own === '' && kind === 'restock' ? sizeBeside(place, hit.start) : own;
    if ((kind === 'color' || kind === 'size') && value === '') continue;
    const key = `${kind}:${value}`;
    if (!found.has(key)) found.set(key, { kind, value, evidence });
  }
  return [...found.values()];
}
