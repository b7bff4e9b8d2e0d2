import { z } from 'zod';
import { appendAudit } from '../../accounts/audit-store.ts';
import { putAttempt, takeAttempt } from '../../accounts/company/attempt-store.ts';
import { type CompanyLogin, callbackPath } from '../../accounts/company/company-login.ts';
import { enterByCompany, type Refusal } from '../../accounts/company/enter.ts';
import type { Claims } from '../../accounts/company/identity.ts';
import { hashToken, newToken } from '../../accounts/token.ts';
import { attemptMinutes } from './cookie.ts';
import { type Call, type Endpoint, endpoint } from './endpoint.ts';
import { notFound, Problem } from './problem.ts';

/** A path of this site and nothing else. */
const Inside = z
  .string()
  .max(2000)
  .regex(/^\/(?![/\\])/)
  .default('/');

/** Told to the login page, which has the words. */
type Failed = Refusal | 'expired' | 'refused';

const entrances = endpoint({
  method: 'GET',
  path: '/api/v1/entrances',
  access: 'anyone',
  summary: 'Which ways there are to sign in beside a password',
  reply: z.object({ company: z.boolean() }),
  handle: async ({ companyLogin }) => ({ company: companyLogin !== undefined }),
});

const begin = endpoint({
  method: 'POST',
  path: '/api/v1/company-login',
  access: 'anyone',
  summary:
    'Where to go to sign in with the account of the company; the browser is remembered for ten minutes',
  body: z.strictObject({ to: Inside }),
  reply: z.object({ next: z.string() }),
  handle: async ({ db, body, caller, companyLogin, attempt, log }) => {
    if (!companyLogin) throw notFound();
    const { url, checks } = await companyLogin.begin().catch((error: unknown) => {
      log.warn({ error: String(error), cause: causeOf(error) }, 'the company sign-in is away');
      throw new Problem(503, 'provider_away', '公司账号登录暂时不可用,请稍后再试或用密码登录');
    });
    const token = newToken();
    const expiresAt = new Date(caller.now.getTime() + attemptMinutes * 60_000);
    await putAttempt(db, {
      tokenHash: hashToken(token),
      attempt: { ...checks, returnTo: body.to },
      now: caller.now,
      expiresAt,
    });
    attempt.set(token);
    return { next: url };
  },
});

/** What lies behind an error of the library: its own words say only that something is wrong. */
const causeOf = (error: unknown): string =>
  error instanceof Error && error.cause !== undefined ? String(error.cause).slice(0, 200) : '';

const failed = (reason: Failed): string => `/login?failed=${reason}`;

type BackCall = Call<unknown, Record<string, string>, unknown>;

/** The claims, or undefined where anything is not as it must be, which is written down. */
async function readClaims(
  call: BackCall,
  login: CompanyLogin,
  attempt: Parameters<CompanyLogin['finish']>[1],
): Promise<Claims | undefined> {
  try {
    return await login.finish(new URLSearchParams(call.query), attempt);
  } catch (error) {
    call.log.warn({ error: String(error), cause: causeOf(error) }, 'a company sign-in was refused');
    const { now, address } = call.caller;
    const action = 'login.company.refused';
    await appendAudit(call.db, { at: now, userId: null, login: '', action, target: '', address });
    return undefined;
  }
}

const back = endpoint({
  method: 'GET',
  path: callbackPath,
  access: 'anyone',
  fromOtherSites: true,
  summary: 'Where the sign-in of the company sends people back to; leads on into the pages',
  query: z.record(z.string().max(100), z.string().max(4000)),
  as: 'redirect',
  reply: z.string(),
  handle: async (call) => {
    const { db, caller, companyLogin, attempt, setSession } = call;
    if (!companyLogin) throw notFound();
    const token = attempt.token;
    attempt.set(null);
    const taken = token === undefined ? undefined : await takeAttempt(db, hashToken(token), caller.now);
    if (!taken) return failed('expired');
    const claims = await readClaims(call, companyLogin, taken);
    if (!claims) return failed('refused');
    const entered = await enterByCompany(db, claims, companyLogin.rules, caller);
    if (typeof entered === 'string') return failed(entered);
    setSession(entered.token);
    return taken.returnTo;
  },
});

export const companyLoginEndpoints: readonly Endpoint[] = [entrances, begin, back];
