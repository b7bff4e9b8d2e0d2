import { performance } from 'node:perf_hooks';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Person } from './people.ts';

const rounds = 5;

/** Milliseconds; the median and the slowest of five. */
interface Times {
  median: number;
  slowest: number;
}

export interface FirstScreen {
  /** From the address to all that can be read and followed: rates, alerts, categories, the menu. */
  usable: Times;
  /** The same, to the drawn chart. */
  drawn: Times;
  /** All scripts that the page loads, also those after it can be used, compressed by gzip, kB (10^3 bytes). */
  scriptsKB: number;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

function timesOf(values: readonly number[]): Times {
  const sorted = [...values].sort((a, b) => a - b);
  return {
    median: Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0),
    slowest: Math.round(sorted.at(-1) ?? 0),
  };
}

const byteCount = async (load: () => Promise<Buffer>): Promise<number> =>
  gzipSync(await load(), { level: 9 }).length;

async function logIn(
  browser: Browser,
  address: string,
  { login, password }: Person,
): Promise<BrowserContext> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${address}/login`);
  await page.getByLabel('登录名').fill(login);
  await page.getByLabel('密码').fill(password);
  await page.keyboard.press('Enter');
  await page.locator('.stats').first().waitFor();
  return context;
}

type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

async function openPage(browser: Browser, storageState: StorageState): Promise<Page> {
  const context = await browser.newContext({ storageState, locale: 'zh-CN' });
  return context.newPage();
}

/** Milliseconds of one opening, in a context whose cache is empty. */
async function openOnce(
  browser: Browser,
  address: string,
  storageState: StorageState,
): Promise<{ usable: number; drawn: number }> {
  const page = await openPage(browser, storageState);
  const from = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator('.stats').first().waitFor();
  await page.locator('.loading:not(.chart)').first().waitFor({ state: 'detached' });
  const usable = performance.now() - from;
  await page.locator('canvas').first().waitFor();
  const drawn = performance.now() - from;
  await page.context().close();
  return { usable, drawn };
}

/** In a round of its own: what is read along takes time from the page. */
async function weighScripts(browser: Browser, address: string, storageState: StorageState): Promise<number> {
  const page = await openPage(browser, storageState);
  const loads: Promise<number>[] = [];
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.endsWith('.js')) loads.push(byteCount(() => response.body()));
  });
  await page.goto(address);
  await page.locator('canvas').first().waitFor();
  // What comes last.
  await page.locator('.ant-select').first().waitFor();
  const bytes = sum(await Promise.all(loads));
  await page.context().close();
  return Math.round(bytes / 1000);
}

/** Opens 概览 five times, each in a context whose cache is empty. */
export async function openFirstScreen(
  executablePath: string,
  address: string,
  person: Person,
): Promise<FirstScreen> {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath, chromiumSandbox: false });
  try {
    const entered = await logIn(browser, address, person);
    const storageState = await entered.storageState();
    await entered.close();
    const opened: { usable: number; drawn: number }[] = [];
    for (let round = 0; round < rounds; round++) opened.push(await openOnce(browser, address, storageState));
    return {
      usable: timesOf(opened.map(({ usable }) => usable)),
      drawn: timesOf(opened.map(({ drawn }) => drawn)),
      scriptsKB: await weighScripts(browser, address, storageState),
    };
  } finally {
    await browser.close();
  }
}
