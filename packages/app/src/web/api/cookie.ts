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
