/** The shop of rows that name none. */
const unnamedShop = '默认店铺';

/** A shop as people are told it, alone or behind its platform or mapping: `天猫/default` is 天猫/默认店铺. */
export const shopText = (shop: string): string => shop.replace(/(^|[/@])default$/, `$1${unnamedShop}`);
