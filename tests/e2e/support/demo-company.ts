import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Db, openDatabase, startEmbeddedPostgres } from '@voc/core/db';
import { silentLog } from '@voc/core/log';
import { removeHome } from '../../support/global-setup.ts';
import { runVoc } from '../../support/voc.ts';
import { addPerson, password, roles } from '../../web/support/people.ts';
import { startWalk, type Walk } from './walk.ts';

const clock = pathToFileURL(join(import.meta.dirname, 'shifted-clock.mjs')).href;

/** The Monday after the last week of the demo company's data. */
export const monday = '2026-11-23T09:00:00+08:00';

/** Environment of a program that takes this instant for now. */
export const clockAt = (instant: string): Record<string, string> => ({
  NODE_OPTIONS: `--import=${clock}`,
  VOC_TEST_CLOCK: instant,
});

/** The demo company as `voc demo` fills it, with somebody in every role, before a browser. */
export interface DemoCompany {
  url: string;
  db: Db;
  /** For a program that works on the same data. */
  env: Record<string, string>;
  walk: Walk;
  /** The same pages at another time: whoever was logged in logs in again. */
  moveTo(instant: string): Promise<void>;
  end(): Promise<void>;
}

/** The first administrator `boss` over the page that the token is for, and somebody else in every role. */
async function addPeople(db: Db, { page, address, token }: Walk): Promise<void> {
  await page.goto(`${address}/setup`);
  await page.getByLabel('一次性口令').fill(token);
  await page.getByLabel('姓名').fill('王主管');
  await page.getByLabel('登录名').fill('boss');
  await page.getByLabel('密码(至少 10 个字符)').fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '概览', level: 1 }).waitFor();
  for (const role of roles) await addPerson(db, role, role);
}

export async function startDemoCompany(): Promise<DemoCompany> {
  const outer = mkdtempSync(join(tmpdir(), 'voc-demo-pages-'));
  // mkdtemp closes the folder to all others, the account that root hands the server to included.
  chmodSync(outer, 0o755);
  const model = { VOC_MODEL: 'accurate' };
  await runVoc(['demo', '--out', join(outer, 'out'), '--quiet'], '', { VOC_HOME: outer, ...model });
  const home = join(outer, 'demo');
  writeFileSync(
    join(home, 'delivery.json'),
    JSON.stringify({ review: 'review', channels: [], recipients: [] }),
  );
  const { url, release } = await startEmbeddedPostgres({ home, log: silentLog });
  const { db } = openDatabase(url);
  const env = { VOC_HOME: home, ...model };
  let walk = await startWalk(url, { ...env, ...clockAt(monday) });
  await addPeople(db, walk);
  return {
    url,
    db,
    env,
    get walk() {
      return walk;
    },
    async moveTo(instant) {
      await walk.end();
      walk = await startWalk(url, { ...env, ...clockAt(instant) });
    },
    async end() {
      await walk.end();
      await db.destroy();
      await release();
      removeHome(home);
      removeHome(outer);
    },
  };
}
