import { createRequire } from 'node:module';
import type rateLimitPlugin from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { hashToken } from '../accounts/token.ts';
import { cookieName } from './api/cookie.ts';
import type { KnownSessions } from './known-sessions.ts';

/** Requests a minute: of a session, of an address without one, and logins of an address. */
const mostRequests = 600;
const mostLogins = 20;
/** There and back are two. */
const mostCompanyLogins = 120;

const isLogin = (url: string): boolean => /^\/api\/v1\/(?:login|setup)(?:\?|$)/.test(url);
const isCompanyLogin = (url: string): boolean => /^\/api\/v1\/company-login(?:[/?]|$)/.test(url);

function shareOf(url: string): number {
  if (isLogin(url)) return mostLogins;
  return isCompanyLogin(url) ? mostCompanyLogins : mostRequests;
}

/**
 * Whose share a request is of. A session counts once it was let in: whoever makes tokens up stays within the share of
 * the address, and an office behind one address has a share for each of its people.
 */
function sharerOf({ url, ip, cookies }: FastifyRequest, known: KnownSessions): string {
  if (isLogin(url)) return `login ${ip}`;
  if (isCompanyLogin(url)) return `company ${ip}`;
  const token = cookies[cookieName];
  const session = token === undefined ? undefined : hashToken(token);
  return session !== undefined && known.has(session) ? `session ${session}` : `address ${ip}`;
}

/** Refuses what is more than a minute's share; cookies must be read by then. */
export async function limitRequests(api: FastifyInstance, known: KnownSessions): Promise<void> {
  const rateLimit = createRequire(import.meta.url)('@fastify/rate-limit') as typeof rateLimitPlugin;
  await api.register(rateLimit, {
    max: ({ url }) => shareOf(url),
    keyGenerator: (request) => sharerOf(request, known),
    timeWindow: 60_000,
  });
}
