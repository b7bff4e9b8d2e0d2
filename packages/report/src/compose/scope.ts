import { shopText, UsageError } from '@voc/core';

const kinds = { brand: '品牌', shop: '店铺', line: '产品线', product: '款' } as const;
export type ScopeKind = keyof typeof kinds;

/** Whom a report speaks of beside the whole company. */
export interface PartScope {
  kind: ScopeKind;
  /** Name of the brand or line, 款号, or `platform/shop`. */
  value: string;
}

/** The whole company, in keys. */
export const company = 'company';

/** Reads `company` (as null), `brand:NAME`, `shop:PLATFORM/SHOP`, `line:NAME` or `product:ID`; UsageError for anything else. */
export function parseScope(text: string): PartScope | null {
  if (text === company) return null;
  const [, kind = '', value = ''] = /^(\w+):(.+)$/u.exec(text) ?? [];
  const known = Object.keys(kinds).find((one): one is ScopeKind => one === kind);
  if (!known || (known === 'shop' && !/^[^/]+\/.+$/u.test(value)))
    throw new UsageError(
      `「${text}」不是报告范围。请写成 company、brand:品牌、shop:平台/店铺、line:产品线 或 product:款号`,
    );
  return { kind: known, value };
}

/** Whether a text names a scope. */
export function isScope(text: string): boolean {
  try {
    parseScope(text);
    return true;
  } catch {
    return false;
  }
}

/** `品牌 禾棉`, as people are told; null for the whole company. */
export function scopeNameOf(scope: string): string | null {
  const part = parseScope(scope);
  return part && `${kinds[part.kind]} ${part.kind === 'shop' ? shopText(part.value) : part.value}`;
}

/** Whether lists are judged over the whole company: a part of its products is compared with all of their peers. */
export const isOfProducts = (scope: PartScope | null): boolean => scope !== null && scope.kind !== 'shop';
