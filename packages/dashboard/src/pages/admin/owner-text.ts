import type { Owner } from '../../api/settings-types.ts';

/** What an owner answers for, in words. */
export const scopeOf = ({ productId, productName, line }: Omit<Owner, 'department'>): string => {
  if (productId !== '') return [productId, productName].filter(Boolean).join(' ');
  return line === '' ? '全公司' : `产品线 ${line}`;
};
