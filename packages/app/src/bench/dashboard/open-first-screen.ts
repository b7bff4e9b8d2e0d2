import { performance } from 'node:perf_hooks';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext } from 'playwright-core';
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
    let scripts = 0;
    for (let round = 0; round < rounds; round++) {
      const context = await browser.newContext({ storageState, locale: 'zh-CN' });
      const page = await context.newPage();
      const loads: Promise<number>[] = [];
      page.on('response', (response) => {
        if (new URL(response.url()).pathname.endsWith('.js')) loads.push(byteCount(() => response.body()));
      });
      const from = performance.now();
      await page.goto(address);
      await page.locator('.stats').first().waitFor();
      await page.locator('canvas').first().waitFor();
      times.push(performance.now() - from);
      scripts = (await Promise.all(loads)).reduce((sum, one) => sum + one, 0);
      await context.close();
    }
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
