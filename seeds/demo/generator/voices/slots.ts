import type { Slots } from '../base/phrases.ts';
import type { Random } from '../base/random.ts';
import type { Order } from './order.ts';
import { drawPersonal } from './personal.ts';

const shades: Record<string, string[]> = {
  蓝: ['偏灰', '发紫', '偏绿', '暗沉'],
  白: ['发黄', '偏灰', '泛青'],
  米白: ['发黄', '像旧的', '偏灰'],
  黑: ['发灰', '像洗过的', '偏藏青'],
  粉: ['发橘', '艳得扎眼', '偏紫'],
  灰: ['偏蓝', '发黄', '深得像黑'],
  绿: ['发黄', '像军训服', '偏蓝'],
  焦糖: ['偏橘', '发红', '像土黄'],
  卡其: ['发绿', '偏黄', '土土的'],
  紫: ['偏粉', '发灰', '老气'],
  红: ['偏暗', '发紫', '艳得不行'],
};
const upperParts = ['袖口', '领口', '下摆', '口袋', '肩线', '腋下'];
const lowerParts = ['裤脚', '裤腰', '口袋', '侧边', '裆部'];
const cities = ['武汉', '成都', '杭州', '广州', '郑州', '西安', '合肥', '长沙', '沈阳', '济南'];
const couriers = ['中通', '圆通', '韵达', '申通', '极兔', '邮政'];
const people: Record<string, string[]> = {
  女装: ['我妈', '闺女', '婆婆', '妹妹', '室友', '老婆'],
  男装: ['老公', '爸爸', '儿子', '弟弟', '男朋友', '公公'],
  童装: ['闺女', '儿子', '侄女', '外甥', '大宝', '二宝'],
};
const anyone = ['老公', '我妈', '闺女', '儿子', '爸爸', '婆婆', '室友', '妹妹', '同事'];
const gifts = ['袜子', '收纳袋', '杯刷', '小风扇', '钥匙扣', '运费券'];
const numerals = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十'];

function audience(name: string): string {
  if (name.includes('儿童')) return '童装';
  if (name.includes('男女')) return '';
  if (name.includes('女')) return '女装';
  return name.includes('男') ? '男装' : '';
}

function shadeOf(random: Random, colour: string): string {
  const key = Object.keys(shades)
    .sort((a, b) => b.length - a.length)
    .find((name) => colour.includes(name));
  return random.pick(shades[key ?? ''] ?? ['发暗', '偏旧', '不像']);
}

function count(random: Random, low: number, high: number): string {
  const value = random.int(low, high);
  return random.chance(0.5) ? String(value) : (numerals[value] ?? String(value));
}

function other(values: readonly string[], one: string, random: Random, otherwise: string): string {
  const rest = values.filter((value) => value !== one);
  return rest.length === 0 ? otherwise : random.pick(rest);
}

function sizeName(size: string): string {
  return /码|ml|款|\d(g|kg|L)$|包|袋/.test(size) ? size.replace(/[((].*/, '') : `${size}码`;
}

function neighbour(sizes: readonly string[], size: string): string {
  const index = sizes.indexOf(size);
  return sizeName(sizes[index - 1] ?? sizes[index + 1] ?? '小一号');
}

function bodyOf(random: Random, order: Order): { h: number; w: number } {
  const { category } = order.listing.product;
  if (category === '童装' || order.listing.product.line === '童鞋') {
    const height = Number.parseInt(order.sku.size, 10);
    const h = height >= 66 && height <= 170 ? height - random.int(1, 6) : random.int(98, 128);
    return { h, w: Math.round((h - 70) * 0.75) + random.int(2, 8) };
  }
  return category === '男装'
    ? { h: random.int(166, 185), w: random.int(118, 178) }
    : { h: random.int(154, 170), w: random.int(88, 138) };
}

function materialOf(random: Random, material: string): string {
  if (/羊毛/.test(material)) return random.pick(['羊毛', '含羊毛']);
  if (/莫代尔/.test(material)) return '莫代尔';
  if (/绒/.test(material)) return random.pick(['90%白鸭绒', '鸭绒']);
  if (/棉/.test(material)) return random.pick(['纯棉', '全棉', '100%棉']);
  return random.pick(['纯棉里', '真丝感面料', '棉麻']);
}

function measures(random: Random): Slots {
  const m1 = random.int(62, 104);
  const g = random.pick([250, 500, 750, 800]);
  return {
    m1: String(m1),
    m2: String(m1 - random.int(4, 9)),
    g: String(g),
    g2: String(g - random.int(35, 90)),
  };
}

/** Values of the `$slots` for one order. */
export function drawSlots(random: Random, order: Order): Slots {
  const { product } = order.listing;
  const { h, w } = bodyOf(random, order);
  const price = Math.round(product.price);
  return {
    item: product.short,
    c: order.sku.colour,
    c2: other(product.colours, order.sku.colour, random, '别的颜色'),
    shade: shadeOf(random, order.sku.colour),
    s: sizeName(order.sku.size),
    s2: neighbour(product.sizes, order.sku.size),
    mat: materialOf(random, product.material),
    part: random.pick(/裤|裙/.test(product.short) ? lowerParts : upperParts),
    n: count(random, 2, 4),
    d: count(random, 3, 8),
    D: count(random, 6, 10),
    who: random.pick(people[product.category] ?? people[audience(product.name)] ?? anyone),
    city: random.pick(cities),
    ship: random.pick(couriers),
    gift: random.pick(gifts),
    h: String(h),
    w: String(w),
    p: String(price),
    p2: String(Math.max(5, Math.round(price * 0.8))),
    k: String(Math.max(3, Math.round(price * (0.08 + random.next() * 0.15)))),
    order: order.id,
    ...measures(random),
    ...drawPersonal(random),
  };
}
