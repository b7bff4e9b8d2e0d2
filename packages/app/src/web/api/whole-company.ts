import { type Scope, seesAll } from '../../accounts/scope.ts';
import { Problem } from './problem.ts';

/** What is about the whole company, and cannot be cut to a part of it, is for people who may see all of it. */
export function refusePartial(scope: Scope, what: string): void {
  if (!seesAll(scope)) throw new Problem(403, 'whole_company', `${what}涵盖全公司,您只看部分范围,不能打开`);
}
