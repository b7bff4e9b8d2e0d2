/** A shop as people are told it, alone or behind its platform or mapping: the one of rows that name none has no name of its own. */
export const shopText = (shop: string): string => shop.replace(/(^|[/@])default$/, '$1默认店铺');
