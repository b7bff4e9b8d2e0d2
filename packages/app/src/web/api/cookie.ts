import { sessionHours } from '../../accounts/log-in.ts';

/** The prefix binds it to this host, to the whole of it and to TLS (or to localhost). */
export const cookieName = '__Host-voc';

export const cookieOptions = {
  path: '/',
  httpOnly: true,
  secure: true,
  sameSite: 'strict',
  maxAge: sessionHours * 3600,
} as const;

export const attemptMinutes = 10;

/** Of somebody who was sent to the company's sign-in, which is another site: it must come along when they are sent back. */
export const attemptCookieName = '__Host-voc-attempt';

export const attemptCookieOptions = {
  path: '/',
  httpOnly: true,
  secure: true,
  sameSite: 'lax',
  maxAge: attemptMinutes * 60,
} as const;
