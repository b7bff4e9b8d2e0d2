import { createCompanyLogin } from '@voc/app';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';
import type { Provider } from '../support/open-id-provider.ts';
import { type Company, startCompany, wanted } from './support/company.ts';
import type { Browser, TestDashboard } from './support/dashboard.ts';
import { addPerson, password } from './support/people.ts';

const database = withDatabase();
let company: Company;
let provider: Provider;

beforeAll(async () => {
  company = await startCompany(database.db, () => new Date('2026-11-23T01:00:00Z'));
  ({ provider } = company);
});

afterAll(() => company?.end());

beforeEach(() => {
  provider.wrongs = {};
  provider.person = { preferred_username: 'li', name: '李四' };
});

const signIn = (browser: Browser) => company.signIn(browser);

test('an address counts only when the provider vouches for it', async () => {
  const byMail = await company.start({ claim: 'email' });
  await addPerson(database.db, 'zhao@example.com', 'agent');
  for (const [email_verified, location] of [
    [false, '/login?failed=unknown'],
    [true, wanted],
  ]) {
    provider.person = { email: 'Zhao@example.com', email_verified };
    expect(await signIn(byMail.visit())).toBe(location);
  }
});

describe('with roles from a claim', () => {
  let byGroup: TestDashboard;
  beforeAll(async () => {
    const byValue = [
      ['voc-leads', 'supervisor'],
      ['voc', 'agent'],
    ] as const;
    byGroup = await company.start({ roles: { claim: 'groups', byValue } });
  });

  test('an account is made at the first time, sees nothing yet, and follows the claim', async () => {
    const browser = byGroup.visit();
    provider.person = { preferred_username: 'new.one', name: '新人', groups: ['voc'] };
    await signIn(browser);
    const scope = { shops: [], brands: [], lines: [] };
    expect((await browser.send('GET', '/api/v1/me')).json()).toMatchObject({
      name: '新人',
      role: 'agent',
      scope,
      mayUnmask: false,
    });
    provider.person = { ...provider.person, groups: ['voc-leads'] };
    const second = byGroup.visit();
    await signIn(second);
    expect((await second.send('GET', '/api/v1/me')).json()).toMatchObject({ role: 'supervisor' });
    // What was open in the role before has ended.
    expect(await company.isIn(browser)).toBe(false);
    const withPassword = await byGroup.visit().send('POST', '/api/v1/login', { login: 'new.one', password });
    expect(withPassword.statusCode).toBe(401);
  });

  test.each([[['others']], [undefined]])(
    'groups %j let nobody in, whatever account there is',
    async (groups) => {
      provider.person = { preferred_username: 'li', groups };
      expect(await signIn(byGroup.visit())).toBe('/login?failed=unknown');
    },
  );

  test('a role that there is not keeps the program from starting', () => {
    const roles = { claim: 'groups', byValue: [['voc', 'root']] } as const;
    expect(() => createCompanyLogin(company.settings({ roles }))).toThrow(/没有角色「root」/);
  });
});

describe('a provider that is away or misleads', () => {
  const beginAt = async (at: TestDashboard) =>
    (await at.visit().send('POST', '/api/v1/company-login', { to: '/' })).json();

  test('is told, and asked again the next time', async () => {
    const fresh = await company.start();
    provider.wrongs = { metadata: { issuer: 'https://evil.example' } };
    expect(await beginAt(fresh)).toMatchObject({ error: 'provider_away' });
    provider.wrongs = {};
    expect(await beginAt(fresh)).toMatchObject({ next: expect.stringContaining('/authorize') });
  });

  test.each(['authorization_endpoint', 'token_endpoint', 'jwks_uri'])(
    'is not followed to another host by its %s',
    async (name) => {
      provider.wrongs = { metadata: { [name]: 'http://127.0.0.1:9/elsewhere' } };
      const fresh = await company.start();
      const browser = fresh.visit();
      if (name === 'authorization_endpoint') {
        expect(await beginAt(fresh)).toMatchObject({ error: 'provider_away' });
        return;
      }
      expect(await signIn(browser)).toBe('/login?failed=refused');
    },
  );
});
