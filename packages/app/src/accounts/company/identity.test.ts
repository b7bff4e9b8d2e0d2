import { expect, test } from 'vitest';
import { identityOf } from './identity.ts';

const rules = { claim: 'preferred_username' };
const roles = {
  claim: 'groups',
  byValue: [
    ['voc-leads', 'supervisor'],
    ['voc', 'agent'],
  ],
} as const;

test('the login is in lower case, the name as it is given', () => {
  expect(identityOf({ preferred_username: ' Li.Si ', name: '李四' }, rules)).toEqual({
    login: 'li.si',
    name: '李四',
    role: undefined,
  });
});

test.each([
  {},
  { preferred_username: '' },
  { preferred_username: 7 },
  { preferred_username: ['li'] },
  { preferred_username: 'a b' },
])('%j names nobody', (claims) => expect(identityOf(claims, rules)).toBeUndefined());

test.each([
  [true, 'li@example.com'],
  [false, undefined],
  ['true', undefined],
  [undefined, undefined],
])('an address that is vouched for: %j', (email_verified, login) => {
  expect(identityOf({ email: 'Li@example.com', email_verified }, { claim: 'email' })?.login).toBe(login);
});

test.each([
  [['voc', 'voc-leads'], 'supervisor'],
  ['voc', 'agent'],
  [['others'], null],
  [undefined, null],
  [{ voc: true }, null],
])('groups %j give the role %j', (groups, role) => {
  expect(identityOf({ preferred_username: 'li', groups }, { ...rules, roles })?.role).toBe(role);
});
