import { z } from 'zod';
import { insertAccount } from '../../accounts/account-store.ts';
import { hashPassword, NewPassword } from '../../accounts/password.ts';
import { Role, roleNames } from '../../accounts/roles.ts';
import { isWithin, Scope } from '../../accounts/scope.ts';
import { deleteSessionsOf } from '../../accounts/session-store.ts';
import {
  type ListedAccount,
  listAccounts,
  readScopeNames,
  setPasswordHash,
  updateAccount,
} from '../../accounts/users-store.ts';
import { type Call, type Endpoint, endpoint } from './endpoint.ts';
import { noteAction } from './note-action.ts';
import { notFound, Problem } from './problem.ts';
import { Login } from './session.ts';

const Name = z.string().trim().min(1, '请填写姓名').max(60);
const UserId = z.strictObject({ user: z.guid('没有这个编号') });

const User = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  role: Role,
  roleName: z.string(),
  scope: Scope,
  /** Whether the person may see what masking took out of a voice. */
  mayUnmask: z.boolean(),
  disabled: z.boolean(),
  lockedUntil: z.string().nullable(),
});

const toUser = (row: ListedAccount): z.infer<typeof User> => ({
  id: row.userId,
  login: row.login,
  name: row.name,
  role: row.role,
  roleName: roleNames[row.role],
  scope: row.scope,
  mayUnmask: row.mayUnmask,
  disabled: row.disabledAt !== null,
  lockedUntil: row.lockedUntil?.toISOString() ?? null,
});

type AnyCall = Pick<Call<unknown, unknown, unknown>, 'db' | 'account' | 'caller'>;

/** The accounts that somebody manages: those that see nothing which they do not. */
const managedBy = async ({ db, account }: Pick<AnyCall, 'db' | 'account'>): Promise<ListedAccount[]> =>
  (await listAccounts(db)).filter(({ scope }) => isWithin(scope, account.scope));

async function findUser(call: AnyCall, id: string): Promise<z.infer<typeof User>> {
  const found = (await managedBy(call)).find(({ userId }) => userId === id);
  if (!found) throw notFound();
  return toUser(found);
}

/** Nobody gives away more than they see. */
function refuseWider({ account }: AnyCall, scope: Scope): void {
  if (!isWithin(scope, account.scope))
    throw new Problem(403, 'wider_scope', '不能给出比您自己更大的范围,请在您看得到的品牌、产品线和店铺里选');
}

const list = endpoint({
  method: 'GET',
  path: '/api/v1/users',
  access: 'manage',
  summary: 'Accounts within the own scope, with what a scope may name',
  reply: z.object({
    users: z.array(User),
    roles: z.array(z.object({ id: Role, name: z.string() })),
    shops: z.array(z.string()),
    brands: z.array(z.string()),
    lines: z.array(z.string()),
  }),
  handle: async ({ db, account }) => ({
    users: (await managedBy({ db, account })).map(toUser),
    roles: Role.options.map((id) => ({ id, name: roleNames[id] })),
    ...(await readScopeNames(db, account.scope)),
  }),
});

const create = endpoint({
  method: 'POST',
  path: '/api/v1/users',
  access: 'manage',
  summary: 'Makes an account with a first password',
  body: z.strictObject({ login: Login, name: Name, role: Role, scope: Scope, password: NewPassword }),
  reply: User,
  handle: async (call) => {
    const { login, name, role, scope, password } = call.body;
    refuseWider(call, scope);
    const passwordHash = await hashPassword(password);
    const made = await insertAccount(call.db, { login, name, role, scope, mayUnmask: false, passwordHash });
    if (!made) throw new Problem(409, 'login_taken', '登录名已被使用');
    await noteAction(call, 'account.create', made.login, { role, scope });
    return findUser(call, made.userId);
  },
});

const update = endpoint({
  method: 'PUT',
  path: '/api/v1/users/:user',
  access: 'manage',
  summary: 'Changes name, role, scope, or closes and opens an account; what is open in its name ends',
  params: UserId,
  body: z.strictObject({
    name: Name,
    role: Role,
    scope: Scope,
    mayUnmask: z.boolean().optional(),
    disabled: z.boolean(),
  }),
  reply: User,
  handle: async (call) => {
    const { db, params, body, account, caller } = call;
    if (params.user === account.userId && (body.disabled || body.role !== account.role))
      throw new Problem(409, 'own_account', '不能停用自己,也不能改自己的角色');
    if (params.user === account.userId && body.mayUnmask && !account.mayUnmask)
      throw new Problem(409, 'own_account', '不能给自己开放看原文的权限,请另一位管理员来做');
    const before = await findUser(call, params.user);
    refuseWider(call, body.scope);
    const changed = await updateAccount(db, params.user, {
      ...body,
      disabledAt: body.disabled ? caller.now : null,
    });
    if (!changed) throw notFound();
    if (body.disabled || body.role !== before.role)
      await deleteSessionsOf(db, params.user, caller.session?.tokenHash);
    await noteAction(call, body.disabled ? 'account.close' : 'account.change', changed.login, {
      role: body.role,
      scope: body.scope,
      ...(body.mayUnmask === undefined ? {} : { mayUnmask: body.mayUnmask }),
    });
    return findUser(call, params.user);
  },
});

const reset = endpoint({
  method: 'POST',
  path: '/api/v1/users/:user/password',
  access: 'manage',
  summary: 'Gives an account a new password and ends its sessions',
  params: UserId,
  body: z.strictObject({ password: NewPassword }),
  reply: User,
  handle: async (call) => {
    const { db, params, body, caller } = call;
    await findUser(call, params.user);
    const changed = await setPasswordHash(db, params.user, await hashPassword(body.password));
    if (!changed) throw notFound();
    await deleteSessionsOf(db, params.user, caller.session?.tokenHash);
    await noteAction(call, 'account.password', changed.login);
    return findUser(call, params.user);
  },
});

export const userEndpoints: readonly Endpoint[] = [list, create, update, reset];
