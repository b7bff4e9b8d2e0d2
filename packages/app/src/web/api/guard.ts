import type { FastifyRequest } from 'fastify';
import type { Account } from '../../accounts/account-store.ts';
import { idleMinutes } from '../../accounts/log-in.ts';
import { may } from '../../accounts/roles.ts';
import { findSession, type Session, touchSession } from '../../accounts/session-store.ts';
import { equalTokens, hashToken } from '../../accounts/token.ts';
import { cookieName } from './cookie.ts';
import type { Access, ApiDeps, Endpoint } from './endpoint.ts';
import { Problem } from './problem.ts';

const minute = 60_000;
const isUnsafe = (method: string): boolean => method !== 'GET' && method !== 'HEAD';

const first = (value: string | string[] | undefined): string =>
  Array.isArray(value) ? (value[0] ?? '') : (value ?? '');

/** A browser tells where a request comes from; another site may read nothing and change nothing. */
function refuseOtherSites(request: FastifyRequest): void {
  const site = first(request.headers['sec-fetch-site']);
  if (site !== '' && site !== 'same-origin' && site !== 'none')
    throw new Problem(403, 'other_site', '请求来自别的网站,已拒绝');
}

function checkCsrf(request: FastifyRequest, session: Session): void {
  if (!isUnsafe(request.method)) return;
  if (!equalTokens(first(request.headers['x-csrf-token']), session.csrf))
    throw new Problem(403, 'csrf', '页面已过期,请刷新后重试');
}

async function readSession(
  { db, known }: ApiDeps,
  request: FastifyRequest,
  now: Date,
): Promise<Session | undefined> {
  const token = request.cookies[cookieName];
  if (!token) return undefined;
  const idleSince = new Date(now.getTime() - idleMinutes * minute);
  const tokenHash = hashToken(token);
  const session = await findSession(db, tokenHash, now, idleSince);
  if (session) known.add(tokenHash);
  else known.forget(tokenHash);
  if (session && now.getTime() - session.seenAt.getTime() > minute)
    await touchSession(db, session.tokenHash, now);
  return session;
}

const mayEnter = ({ role, mayUnmask }: Account, access: Exclude<Access, 'anyone'>): boolean => {
  if (access === 'session') return true;
  return access === 'unmask' ? mayUnmask && may(role, 'read') : may(role, access);
};

/** Lets a request pass or throws the Problem it is refused with; gives its session. */
export async function admit(
  deps: ApiDeps,
  request: FastifyRequest,
  { access, fromOtherSites }: Pick<Endpoint, 'access' | 'fromOtherSites'>,
  now: Date,
): Promise<Session | undefined> {
  if (!fromOtherSites) refuseOtherSites(request);
  const session = await readSession(deps, request, now);
  if (access === 'anyone') return session;
  if (!session) throw new Problem(401, 'no_session', '请先登录');
  checkCsrf(request, session);
  if (!mayEnter(session.account, access)) throw new Problem(403, 'no_right', '您的角色没有这项权限');
  return session;
}
