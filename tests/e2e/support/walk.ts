import { once } from 'node:events';
import { environment } from '@voc/core/config';
import { findBrowser } from '@voc/report';
import { type Browser, chromium, type Page } from 'playwright-core';
import { startVoc, type VocProcess } from '../../support/voc.ts';

export const patience = 20_000;

/** A browser with one page before `voc serve`. */
export interface Walk {
  page: Page;
  address: string;
  /** For the first administrator. */
  token: string;
  /** Whatever the browser complains of: scripts that break, and what the policy refused. */
  complaints: string[];
  end(): Promise<void>;
}

async function startServing(
  databaseUrl: string,
  env: Record<string, string>,
): Promise<{ served: VocProcess; told: string }> {
  const served = startVoc(['serve'], databaseUrl, { VOC_HTTP_PORT: '0', ...env });
  if (!served.child.stdout) throw new Error('voc serve has no stdout');
  const ended = served.ended.then(({ stderr }) => Promise.reject(new Error(`voc serve ended: ${stderr}`)));
  const [told] = await Promise.race([once(served.child.stdout, 'data'), ended]);
  ended.catch(() => undefined);
  return { served, told: String(told) };
}

function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.setDefaultTimeout(patience);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // Before the login the pages ask who is there, and are told nobody.
    if (message.type() === 'error' && !message.text().includes('401'))
      complaints.push(`${message.text()} ${message.location().url}`);
  });
  return complaints;
}

/** Serves a database and opens a page of the machine's Chromium before it. */
export async function startWalk(databaseUrl: string, env: Record<string, string> = {}): Promise<Walk> {
  const executablePath = findBrowser({
    given: environment.VOC_CHROMIUM,
    searchPath: environment.PATH ?? '',
  });
  const [browser, { served, told }]: [Browser, Awaited<ReturnType<typeof startServing>>] = await Promise.all([
    chromium.launch({ executablePath, chromiumSandbox: false }),
    startServing(databaseUrl, env),
  ]);
  const page = await browser.newPage({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  return {
    page,
    address: /http:\S+?(?=[\s(（]|$)/.exec(told)?.[0] ?? '',
    token: /管理员:(\S+)/.exec(told)?.[1] ?? '',
    complaints: listen(page),
    async end() {
      await browser.close();
      served.child.kill('SIGTERM');
      await served.ended.catch(() => undefined);
    },
  };
}
