import { appendAudit } from '../../accounts/audit-store.ts';
import type { Call } from './endpoint.ts';

/** Writes down in the audit log what the caller has done. */
export const noteAction = (
  { db, account, caller }: Pick<Call<unknown, unknown, unknown>, 'db' | 'account' | 'caller'>,
  action: string,
  target: string,
  detail: object = {},
): Promise<void> =>
  appendAudit(db, {
    at: caller.now,
    userId: account.userId,
    login: account.login,
    action,
    target,
    detail,
    address: caller.address,
  });
