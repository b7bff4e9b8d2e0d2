import { z } from 'zod';
import type { Account } from '../../accounts/account-store.ts';
import { type LoggedIn, logIn } from '../../accounts/log-in.ts';
import { NewPassword } from '../../accounts/password.ts';
import { Role, rightsOf, roleNames } from '../../accounts/roles.ts';
import { Scope } from '../../accounts/scope.ts';
import { deleteSession } from '../../accounts/session-store.ts';
import { setUpAdmin } from '../../accounts/set-up.ts';
import { type Endpoint, endpoint } from './endpoint.ts';
import { noteAction } from './note-action.ts';
import { Problem } from './problem.ts';

export const Login = z
  .string()
  .trim()
  .regex(/^[\w.@-]{2,60}$/, '登录名为 2 到 60 个字母、数字或 . _ - @');

const Me = z.object({
  login: z.string(),
  name: z.string(),
  role: Role,
  roleName: z.string(),
  rights: z.array(z.string()),
  scope: Scope,
  mayUnmask: z.boolean(),
  /** To be sent as `x-csrf-token` with whatever changes something. */
  csrf: z.string(),
});

const meOf = ({ login, name, role, scope, mayUnmask }: Account, csrf: string): z.infer<typeof Me> => ({
  login,
  name,
  role,
  roleName: roleNames[role],
  rights: [...rightsOf(role)],
  scope,
  mayUnmask,
  csrf,
});

function enter(loggedIn: LoggedIn, setSession: (token: string) => void): z.infer<typeof Me> {
  setSession(loggedIn.token);
  return meOf(loggedIn.account, loggedIn.csrf);
}

const login = endpoint({
  method: 'POST',
  path: '/api/v1/login',
  access: 'anyone',
  summary: 'Opens a session; five wrong passwords close the account for a quarter of an hour',
  body: z.strictObject({ login: z.string().max(100), password: z.string().max(200) }),
  reply: Me,
  handle: async ({ db, body, caller, setSession }) => {
    const loggedIn = await logIn(db, body, caller);
    if (!loggedIn) throw new Problem(401, 'wrong_login', '登录名或密码不对;连续输错 5 次会锁定 15 分钟');
    return enter(loggedIn, setSession);
  },
});

const setup = endpoint({
  method: 'POST',
  path: '/api/v1/setup',
  access: 'anyone',
  summary: 'Makes the first administrator with the token that the server printed; once',
  body: z.strictObject({
    token: z.string().max(200),
    login: Login,
    name: z.string().trim().min(1).max(60),
    password: NewPassword,
  }),
  reply: Me,
  handle: async ({ db, body, caller, setSession }) => {
    const loggedIn = await setUpAdmin(db, body, caller);
    if (!loggedIn) throw new Problem(403, 'no_setup', '初始化口令无效、已用过或已过期');
    return enter(loggedIn, setSession);
  },
});

const logout = endpoint({
  method: 'POST',
  path: '/api/v1/logout',
  access: 'session',
  summary: 'Ends the session; `next` is where that of the company is ended, for whoever came by it',
  reply: z.object({ done: z.boolean(), next: z.string().nullable() }),
  handle: async (call) => {
    const { db, caller, setSession, companyLogin } = call;
    if (caller.session) await deleteSession(db, caller.session.tokenHash);
    await noteAction(call, 'logout', '');
    setSession(null);
    const isOfCompany = companyLogin !== undefined && caller.session?.via === 'company';
    // The session here has ended, whether the provider can be asked or not.
    return { done: true, next: isOfCompany ? await companyLogin.leave().catch(() => null) : null };
  },
});

const me = endpoint({
  method: 'GET',
  path: '/api/v1/me',
  access: 'session',
  summary: 'Who is logged in, with rights and scope',
  reply: Me,
  handle: async ({ account, caller }) => meOf(account, caller.session?.csrf ?? ''),
});

export const sessionEndpoints: readonly Endpoint[] = [login, setup, logout, me];
