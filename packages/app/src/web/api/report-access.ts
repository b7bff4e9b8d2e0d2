import { parseScope } from '@voc/report';
import { z } from 'zod';
import { type Scope, seesAll } from '../../accounts/scope.ts';
import { Problem } from './problem.ts';
import { refusePartial } from './whole-company.ts';

/** What a report is of: the whole company, or `brand:…`, `line:…`, `product:款号`, `shop:平台/店铺`. */
export const ReportScope = z.string().min(1).max(200).default('company');

/** The names a person is held to in each dimension, by the kind of report that is of one of them. */
const dimensions = { brand: 'brands', line: 'lines', shop: 'shops' } as const;

/**
 * Whether a person may open reports of a scope: the whole company and single products are for people who see everything,
 * a brand, line or shop also for those who are held to it and to nothing else.
 */
export function maySee(scope: Scope, reportScope: string): boolean {
  if (seesAll(scope)) return true;
  const part = parseScope(reportScope);
  if (!part || part.kind === 'product') return false;
  const own = dimensions[part.kind];
  // Accounts name shops without their platforms.
  const name = part.kind === 'shop' ? part.value.slice(part.value.indexOf('/') + 1) : part.value;
  return Object.values(dimensions).every((dimension) =>
    dimension === own ? (scope[dimension]?.includes(name) ?? false) : scope[dimension] === null,
  );
}

/** Refuses a report that is not the person's to read. */
export function refuseUnseen(scope: Scope, reportScope: string): void {
  if (reportScope === 'company') refusePartial(scope, '报告');
  else if (!maySee(scope, reportScope)) throw new Problem(403, 'out_of_scope', '这份报告不在您的范围内');
}

const literally = (name: string): string => name.replaceAll(/[\\%_]/g, '\\$&');

/** Scopes of reports that a person may open, as patterns of SQL; null where all of them are. */
export function scopesSeen(scope: Scope): string[] | null {
  if (seesAll(scope)) return null;
  const named = Object.entries(dimensions).filter(([, dimension]) => scope[dimension] !== null);
  const [only, ...more] = named;
  if (!only || more.length > 0) return [];
  const [kind, dimension] = only;
  const before = kind === 'shop' ? 'shop:%/' : `${kind}:`;
  return (scope[dimension] ?? []).map((name) => `${before}${literally(name)}`);
}
