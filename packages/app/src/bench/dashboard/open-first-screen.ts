import { performance } from 'node:perf_hooks';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Response } from 'playwright-core';
import type { Person } from './people.ts';

const rounds = 5;

export interface FirstScreen {
  /** Milliseconds from the address to the rates of the week and the drawn chart; the median and the slowest of five. */
  ms: { median: number; slowest: number };
  /** Scripts that were loaded by then, compressed by gzip, kB (10^3 bytes). */
  scriptsKB: number;
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

/** Milliseconds of one opening, in a context whose cache is empty. */
async function openOnce(
  browser: Browser,
  address: string,
  storageState: StorageState,
  onResponse?: (response: Response) => void,
): Promise<number> {
  const context = await browser.newContext({ storageState, locale: 'zh-CN' });
  const page = await context.newPage();
  if (onResponse) page.on('response', onResponse);
  const from = performance.now();
  await page.goto(address);
  await page.locator('.stats').first().waitFor();
  await page.locator('canvas').first().waitFor();
  const ms = performance.now() - from;
  if (!onResponse) await context.close();
  return ms;
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
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) times.push(await openOnce(browser, address, storageState));
    // In a round of its own: what is read along takes time from the page.
    const loads: Promise<number>[] = [];
    await openOnce(browser, address, storageState, (response) => {
      if (new URL(response.url()).pathname.endsWith('.js')) loads.push(byteCount(() => response.body()));
    });
    const scripts = (await Promise.all(loads)).reduce((sum, one) => sum + one, 0);
    const sorted = times.sort((a, b) => a - b);
    return {
      ms: {
        median: Math.round(sorted[Math.floor(rounds / 2)] ?? 0),
        slowest: Math.round(sorted.at(-1) ?? 0),
      },
      scriptsKB: Math.round(scripts / 1000),
    };
  } finally {
    await browser.close();
  }
}
