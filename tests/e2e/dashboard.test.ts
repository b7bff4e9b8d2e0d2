import { beat } from '@voc/core/queue';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';
import { mine, other, storeTwoBrands } from '../web/support/two-brands.ts';
import { startWalk, type Walk } from './support/walk.ts';

const database = withDatabase();
const password = 'a long and good password';
let walk: Walk;
let address = '';
let page: Page;

const textOf = (selector: string): Promise<string | null> => page.locator(selector).first().textContent();

beforeAll(async () => {
  await storeTwoBrands(database.db);
  walk = await startWalk(database.url);
  ({ address, page } = walk);
});

afterAll(() => walk?.end());

test('from the first administrator over product and alert to its acknowledgement', async () => {
  await page.goto(`${address}/alerts?state=open`);
  await page.waitForURL(/\/login\?to=/);
  await page.getByRole('link', { name: /口令建立管理员/ }).click();
  await page.getByLabel('一次性口令').fill(walk.token);
  await page.getByLabel('姓名').fill('王主管');
  await page.getByLabel('登录名').fill('boss');
  await page.getByLabel('密码(至少 10 个字符)').fill(password);
  await page.keyboard.press('Enter');

  await page.getByRole('heading', { name: '概览', level: 1 }).waitFor();
  await page.getByRole('button', { name: '下一周' }).click();
  await page.waitForURL(/week=2026-W47/);
  await page.getByText('35.0‰').first().waitFor();
  expect(await textOf('.stats')).toContain('70 条 / 2,000 签收件数');
  await page.locator('canvas').first().waitFor();

  await page.getByRole('link', { name: '产品', exact: true }).click();
  await page.locator('.two-lines a').nth(1).waitFor();
  const names = await page.locator('.two-lines a').allInnerTexts();
  expect(names).toEqual([other.name, mine.name]);
  await page.getByRole('link', { name: mine.name }).click();
  await page.getByRole('heading', { name: mine.name, level: 1 }).waitFor();

  await page.getByRole('link', { name: /描述不符预警/ }).click();
  await page.waitForURL(/\/alerts\?/);
  await page.getByText('近3天 20 条').waitFor();
  await page.getByRole('button', { name: '认领', exact: true }).click();
  await page.getByLabel('打算怎么查(可不填)').fill('核对主图');
  await page.getByRole('dialog').getByRole('button', { name: '认领' }).click();
  await page.getByText('核对主图').first().waitFor();

  // The words stand on the card before the answer has come.
  const stateOf = async () => {
    const alerts = database.db.selectFrom('alerts').where('dedup_key', '=', mine.alert);
    return alerts.select(['state', 'state_by']).executeTakeFirst();
  };
  await expect.poll(stateOf).toEqual({ state: 'acknowledged', state_by: '王主管' });
  expect(walk.complaints).toEqual([]);
});

test('who comes back to an address is let in there by the login, and nowhere else', async () => {
  await page.context().clearCookies();
  const wanted = `/items?week=2026-W47&q=${encodeURIComponent('颜色')}`;
  await page.goto(address + wanted);
  await page.waitForURL(/\/login\?to=/);
  await page.getByLabel('登录名').fill('boss');
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.locator('mark').first().waitFor();
  expect(decodeURIComponent(page.url())).toContain('q=颜色');
  expect(await page.locator('mark').first().textContent()).toBe('颜色');

  await page.context().clearCookies();
  await page.goto(`${address}/login?to=${encodeURIComponent('//example.org/')}`);
  await page.getByLabel('登录名').fill('boss');
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { name: '概览', level: 1 }).waitFor();
  expect(walk.complaints).toEqual([]);
});

test('when nobody works in the background every page says so and what to do, until somebody does', async () => {
  const long = new Date(Date.now() - 10 * 60_000);
  for (const part of ['worker', 'schedule'] as const) await beat(database.db, part, long);
  await page.goto(`${address}/alerts`);
  const notice = page.getByRole('alert').filter({ hasText: '没有后台程序在运行' });
  await notice.waitFor();
  expect(await notice.textContent()).toContain('voc up');
  for (const part of ['worker', 'schedule'] as const) await beat(database.db, part, new Date());
  await page.goto(`${address}/products?week=2026-W47`);
  await page.locator('.two-lines a').first().waitFor();
  expect(await notice.count()).toBe(0);
});

test('on a phone nothing is wider than the screen', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  const paths = [
    '/',
    '/products',
    `/products/${mine.product}`,
    '/alerts',
    '/items',
    '/actions',
    '/wall',
    '/label',
    '/data',
  ];
  for (const path of paths) {
    await page.goto(`${address}${path}?week=2026-W47`);
    await page.locator('h1').waitFor();
    await page.getByText(/外套/).first().or(page.locator('.stats, .nothing')).first().waitFor();
    const over = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
    expect(over, path).toBeLessThanOrEqual(0);
  }
  expect(walk.complaints).toEqual([]);
});
