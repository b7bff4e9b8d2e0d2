import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCompanyLogin, makeSetupToken } from '@voc/app';
import type { CompanyLoginSettings } from '@voc/core/config';
import type { Db } from '@voc/core/db';
import { type Provider, startProvider } from '../../support/open-id-provider.ts';
import { type Browser, startDashboard, type TestDashboard } from './dashboard.ts';
import { addPerson, password } from './people.ts';

type More = Partial<CompanyLoginSettings>;

/** A dashboard with the company's sign-in, before an OpenID provider of the test. */
export interface Company {
  provider: Provider;
  settings(more?: More): CompanyLoginSettings;
  start(more?: More): Promise<TestDashboard>;
  /** To the provider and, signed in there, back to the address it gives. */
  leave(browser: Browser, to?: string): Promise<string>;
  /** As a browser that was sent by another site. */
  come(browser: Browser, path: string): ReturnType<Browser['send']>;
  /** There and back; where that leads. */
  signIn(browser: Browser): Promise<string>;
  isIn(browser: Browser): Promise<boolean>;
  end(): Promise<void>;
}

export const wanted = '/alerts?state=open';

const come: Company['come'] = (browser, path) =>
  browser.send('GET', path, undefined, { 'sec-fetch-site': 'cross-site' });

const leave: Company['leave'] = async (browser, to = wanted) => {
  const { next: url } = (await browser.send('POST', '/api/v1/company-login', { to })).json();
  const answer = await fetch(url, { redirect: 'manual' });
  const location = new URL(answer.headers.get('location') ?? '');
  return location.pathname + location.search;
};

/** With an administrator boss and a supervisor li. */
export async function startCompany(db: Db, now: () => Date): Promise<Company> {
  const folder = mkdtempSync(join(tmpdir(), 'voc-company-login-'));
  const provider = await startProvider();
  writeFileSync(join(folder, 'secret'), `${provider.secret}\n`);
  const settings: Company['settings'] = (more = {}) => ({
    issuer: provider.issuer,
    clientId: provider.clientId,
    secretFile: join(folder, 'secret'),
    claim: 'preferred_username',
    scopes: 'openid profile email',
    allowedHosts: [new URL(provider.issuer).host],
    origin: 'https://voc.example',
    ...more,
  });
  const start: Company['start'] = (more) =>
    startDashboard(db, now, { companyLogin: createCompanyLogin(settings(more)) });
  const token = await makeSetupToken(db, now());
  const first = (await start()).visit();
  await first.send('POST', '/api/v1/setup', { token, login: 'boss', name: '王主管', password });
  await addPerson(db, 'li', 'supervisor');
  return {
    provider,
    settings,
    start,
    leave,
    come,
    signIn: async (browser) => String((await come(browser, await leave(browser))).headers.location),
    isIn: async (browser) => (await browser.send('GET', '/api/v1/me')).statusCode === 200,
    async end() {
      await provider.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
