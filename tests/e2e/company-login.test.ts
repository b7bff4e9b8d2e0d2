import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';
import { type Provider, startProvider } from '../support/open-id-provider.ts';
import { storeTwoBrands } from '../web/support/two-brands.ts';
import { startWalk, type Walk } from './support/walk.ts';

const database = withDatabase();
const home = mkdtempSync(join(tmpdir(), 'voc-company-'));
let provider: Provider;
let walk: Walk;
let page: Page;

/** A port that is free now: the provider must know the address of the pages before they are served. */
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

beforeAll(async () => {
  await storeTwoBrands(database.db);
  provider = await startProvider();
  writeFileSync(join(home, 'client-secret'), provider.secret);
  const port = String(await freePort());
  walk = await startWalk(database.url, {
    VOC_HTTP_PORT: port,
    VOC_PUBLIC_URL: `http://127.0.0.1:${port}`,
    VOC_OIDC_ISSUER: provider.issuer,
    VOC_OIDC_CLIENT: provider.clientId,
    VOC_OIDC_SECRET_FILE: join(home, 'client-secret'),
  });
  ({ page } = walk);
  await page.goto(`${walk.address}/setup`);
  await page.getByLabel('一次性口令').fill(walk.token);
  await page.getByLabel('姓名').fill('王主管');
  await page.getByLabel('登录名').fill('boss');
  await page.getByLabel('密码(至少 10 个字符)').fill('a long and good password');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '概览', level: 1 }).waitFor();
  await page.context().clearCookies();
});

afterAll(async () => {
  await walk?.end();
  await provider?.close();
  rmSync(home, { recursive: true, force: true });
});

const enter = () => page.getByRole('button', { name: '使用公司账号登录' });

test('over the sign-in of another site and back to the page that was wanted, and out at both', async () => {
  provider.person = { preferred_username: 'boss' };
  await page.goto(`${walk.address}/alerts?state=open`);
  await page.waitForURL(/\/login\?to=/);
  await enter().click();
  await page.waitForURL(`${walk.address}/alerts?state=open`);
  await page.getByRole('heading', { name: '预警', level: 1 }).waitFor();

  const left = page.waitForRequest((request) => request.url().startsWith(`${provider.issuer}/leave`));
  await page.getByRole('button', { name: '王主管' }).click();
  await page.getByText('退出登录').click();
  await left;
  await page.waitForURL(`${walk.address}/login`);
  await enter().waitFor();
  expect(walk.complaints).toEqual([]);
});

test('who has no account is told so, and may still use a password', async () => {
  provider.person = { preferred_username: 'nobody' };
  await page.goto(`${walk.address}/login`);
  await enter().click();
  await page.getByText('没有对应的账号').waitFor();
  await page.getByLabel('登录名').fill('boss');
  await page.getByLabel('密码').fill('a long and good password');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('heading', { name: '概览', level: 1 }).waitFor();
  expect(walk.complaints).toEqual([]);
});
