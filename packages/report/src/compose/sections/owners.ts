import type { ReportFacts } from '../facts/types.ts';

/** What owners are told from: taxonomy and products. */
export interface OwnerFacts {
  facts: Pick<ReportFacts, 'taxonomy' | 'products'>;
}

/** Departments by the codes of the taxonomy. */
export const departmentNames: Record<string, string> = {
  ops: '运营',
  product: '产品',
  qc: '品控',
  supply: '供应链',
  legal: '法务',
  logistics: '物流',
  finance: '财务',
  cs: '客服',
  tech: '技术',
};

/** 提到监管或曝光 is a red line and no leaf of the taxonomy. */
const ownersOfRegulator = ['legal', 'cs'];

/** Codes of the departments that own a category, the leading one first. */
export function ownerCodesOf({ facts }: OwnerFacts, category: string): readonly string[] {
  const leaf = facts.taxonomy.groups.flatMap(({ leaves }) => leaves).find(({ id }) => id === category);
  return leaf?.owners ?? (category === 'regulator' ? ownersOfRegulator : ['cs']);
}

/** Who owns a category by the taxonomy, for one product where given: 运营·童装组, or the product's own owner. */
export function ownersOf({ facts }: OwnerFacts, category: string, productId?: string): string[] {
  const product = productId === undefined ? undefined : facts.products.get(productId);
  return ownerCodesOf({ facts }, category).map((code) => {
    if (code === 'product' && product?.owner) return product.owner;
    const department = departmentNames[code] ?? code;
    const grouped = code === 'ops' || code === 'product';
    return grouped && product?.productType ? `${department}·${product.productType}组` : department;
  });
}
