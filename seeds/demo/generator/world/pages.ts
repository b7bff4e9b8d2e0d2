import { createRandom, type Random } from '../base/random.ts';
import type { Listing, Product } from './catalog.ts';

/** One version of a listing's page. */
export interface PageVersion {
  listing: Listing;
  title: string;
  picture: string;
  colours: string;
  material: string;
  sizeChart: string;
  parameters: string;
  price: string;
  from: string;
}

type Change = Partial<Omit<PageVersion, 'listing' | 'from'>>;

function hex(random: Random): string {
  return Array.from({ length: 16 }, () => random.int(0, 15).toString(16)).join('');
}

/** Size chart as the pages print it; `shift` moves the waist or chest by so many centimetres. */
function sizeChartOf(product: Product, shift: number): string {
  if (product.domain === 'shoes')
    return product.sizes.map((size, i) => `${size}:脚长${220 + i * 5}mm`).join(';');
  if (product.domain !== 'clothes') return '';
  const girth = /裤|裙/.test(product.line) ? '腰围' : '胸围';
  const start = product.category === '童装' ? 56 : girth === '腰围' ? 66 : 88;
  return product.sizes.map((size, i) => `${size}:${girth}${start + i * 4 + shift}`).join(';');
}

function firstVersion(listing: Listing, random: Random): PageVersion {
  const { product } = listing;
  const changedCapacity = product.id === 'C330';
  return {
    listing,
    title: `${product.brand} ${product.name}${listing.shop.platform === '拼多多' ? ' 官方正品' : ''}`,
    picture: hex(random),
    colours: product.colours.join('/'),
    material: product.material,
    sizeChart: sizeChartOf(product, 0),
    parameters: changedCapacity ? product.parameters.replace('500ml', '420ml') : product.parameters,
    price: product.price.toFixed(2),
    from: `${product.launch} 10:00:00`,
  };
}

function incidentChanges(listing: Listing, random: Random): [from: string, change: Change][] {
  const { product, shop } = listing;
  if (product.id === 'A2031' && shop.platform === '抖音')
    return [['2026-11-09 20:14:00', { picture: hex(random) }]];
  if (product.id === 'C330') return [['2026-10-22 11:30:00', { parameters: product.parameters }]];
  if (product.id === 'B1102') return [['2026-07-17 09:40:00', { sizeChart: sizeChartOf(product, 6) }]];
  if (product.id === 'A1202' && shop.name === '天猫旗舰店') {
    return [
      ['2026-09-09 00:05:00', { price: '59.00' }],
      ['2026-09-10 15:30:00', { price: product.price.toFixed(2) }],
    ];
  }
  return [];
}

function ordinaryChanges(listing: Listing, random: Random): [from: string, change: Change][] {
  const changes: [string, Change][] = [];
  const { product } = listing;
  if (product.id === 'A1202') return changes;
  if (random.chance(0.3) && product.launch < '2026-06-01') {
    changes.push(['2026-06-15 23:50:00', { price: (product.price * 0.85).toFixed(2) }]);
    changes.push(['2026-06-21 00:10:00', { price: product.price.toFixed(2) }]);
  }
  if (random.chance(0.12) && product.launch < '2026-07-01') {
    const day = String(random.int(3, 27)).padStart(2, '0');
    changes.push([`2026-0${random.int(7, 9)}-${day} 1${random.int(0, 8)}:20:00`, { picture: hex(random) }]);
  }
  if (random.chance(0.35))
    changes.push(['2026-10-31 20:00:00', { price: (product.price * 0.88).toFixed(2) }]);
  return changes;
}

/** Every version of a listing's page, oldest first: those of the incidents and ordinary ones between them. */
export function pageVersions(listing: Listing): PageVersion[] {
  const random = createRandom(7, `page:${listing.id}`);
  const versions = [firstVersion(listing, random)];
  const changes = [...incidentChanges(listing, random), ...ordinaryChanges(listing, random)];
  for (const [from, change] of changes.sort(([a], [b]) => (a < b ? -1 : 1))) {
    const last = versions.at(-1);
    if (last !== undefined) versions.push({ ...last, ...change, from });
  }
  return versions;
}
