import { readFileSync } from 'node:fs';
import { createRandom } from '../base/random.ts';

export type Domain = 'clothes' | 'shoes' | 'appliance' | 'food';
export type Platform = '天猫' | '京东' | '抖音' | '拼多多';
export interface Shop {
  code: string;
  name: string;
  platform: Platform;
  share: number;
}
export interface Product {
  id: string;
  name: string;
  short: string;
  category: string;
  domain: Domain;
  line: string;
  season: string;
  curve: string;
  brand: string;
  launch: string;
  owner: string;
  weekly: number;
  price: number;
  colours: string[];
  sizes: string[];
  material: string;
  parameters: string;
}
export interface Sku {
  code: string;
  colour: string;
  size: string;
}
export interface Listing {
  id: string;
  shop: Shop;
  product: Product;
  share: number;
  skus: Sku[];
}
export interface Catalog {
  products: Product[];
  listings: Listing[];
}

const shops: Record<string, Shop> = {
  T: { code: 'T', name: '天猫旗舰店', platform: '天猫', share: 42 },
  K: { code: 'K', name: '天猫童装店', platform: '天猫', share: 36 },
  J: { code: 'J', name: '京东自营', platform: '京东', share: 30 },
  E: { code: 'E', name: '京东家电店', platform: '京东', share: 26 },
  D: { code: 'D', name: '抖音旗舰店', platform: '抖音', share: 38 },
  P: { code: 'P', name: '拼多多专卖店', platform: '拼多多', share: 30 },
};
const idShape: Record<Platform, [prefix: string, digits: number]> = {
  天猫: ['6', 11],
  京东: ['1000', 8],
  抖音: ['3', 18],
  拼多多: ['5', 11],
};

/** Colour x size, with codes such as `A2031-01-130`. */
export function skusOf(product: Product): Sku[] {
  return product.colours.flatMap((colour, index) =>
    product.sizes.map((size) => ({
      code: `${product.id}-${String(index + 1).padStart(2, '0')}-${size.replace(/[((].*$/, '')}`,
      colour,
      size,
    })),
  );
}

function isDomain(text: string): text is Domain {
  return text === 'clothes' || text === 'shoes' || text === 'appliance' || text === 'food';
}

function parseProduct(line: string): { product: Product; shopCodes: string } {
  const cell = line.split('|');
  const at = (index: number): string => cell[index] ?? '';
  const domain = at(4);
  if (!isDomain(domain)) throw new Error(`unknown domain in ${line}`);
  const product: Product = {
    id: at(0),
    name: at(1),
    short: at(2),
    category: at(3),
    domain,
    line: at(5),
    season: at(6),
    curve: at(7),
    brand: at(8),
    launch: at(9),
    owner: at(10),
    weekly: Number(at(11)),
    price: Number(at(12)),
    colours: at(13).split(','),
    sizes: at(14).split(','),
    material: at(15),
    parameters: at(16),
  };
  return { product, shopCodes: at(17) };
}

function listingsOf(seed: number, product: Product, shopCodes: string): Listing[] {
  const chosen = [...shopCodes].flatMap((code) => shops[code] ?? []);
  const total = chosen.reduce((sum, shop) => sum + shop.share, 0);
  return chosen.map((shop) => {
    const random = createRandom(seed, `listing:${product.id}:${shop.code}`);
    const [prefix, digits] = idShape[shop.platform];
    return {
      id: prefix + random.digits(digits),
      shop,
      product,
      share: shop.share / total,
      skus: skusOf(product),
    };
  });
}

/** Reads the product table and opens one listing per product and shop. */
export function readCatalog(file: string, seed: number): Catalog {
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(parseProduct);
  return {
    products: rows.map((row) => row.product),
    listings: rows.flatMap((row) => listingsOf(seed, row.product, row.shopCodes)),
  };
}
