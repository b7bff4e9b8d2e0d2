import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { password } from '../../web/support/people.ts';
import { patience, type Walk } from './walk.ts';

type On = Pick<Walk, 'page' | 'address'>;

export const dialog = ({ page }: On): Locator => page.getByRole('dialog');

/** Clicks what is called exactly so. */
export const press = ({ page }: On, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

export const heading = ({ page }: On, name: string): Locator =>
  page.getByRole('heading', { name, level: 1, exact: true });

/** What stands in a place, once it is there. */
export const shown = async (place: Locator): Promise<string> => (await place.first().textContent()) ?? '';

/** Opens a page by its name in the menu. */
export async function go(on: On, name: string): Promise<void> {
  await on.page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
  await heading(on, name).waitFor();
}

/** Waits until nothing is being loaded. */
export async function settle({ page }: On): Promise<void> {
  await page.locator('.loading, .waiting, .ant-spin-spinning').first().waitFor({ state: 'detached' });
  await page.waitForLoadState('networkidle');
}

/** Logs in where the pages lead to, in place of whoever was. */
export async function enterAs({ page, address }: On, login: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto(`${address}/login`);
  await page.getByLabel('登录名').fill(login);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.waitForURL(({ pathname }) => pathname !== '/login');
  await page.locator('h1').waitFor();
}

/** Asks a list for more until it has shown all, and gives its rows. */
export async function everyRow({ page }: On): Promise<string[]> {
  const rows = page.locator('.rows .row');
  const more = page.getByRole('button', { name: '更多' });
  await rows.first().waitFor();
  while ((await more.count()) > 0) {
    const before = await rows.count();
    await more.click();
    await expect.poll(() => rows.count(), { timeout: patience }).toBeGreaterThan(before);
  }
  return rows.allTextContents();
}
