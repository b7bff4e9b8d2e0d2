import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { FatalError } from '../../errors.ts';
import { handOver, type Location } from './location.ts';

const run = promisify(execFile);

export const superuser = 'voc';

/** What the server's programs see of our environment: nothing, so that no PG* variable bends them. */
export const serverEnvironment = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

const passwordFile = (home: string): string => join(home, 'pg-password');

/** The superuser's password, made once per home and readable by its owner alone. */
export function readPassword(home: string): string {
  if (!existsSync(passwordFile(home))) {
    throw new FatalError(`内置数据库的密码文件 ${passwordFile(home)} 不见了,请恢复它,或换一个 VOC_HOME`);
  }
  return readFileSync(passwordFile(home), 'utf8').trim();
}

function clearDrafts(data: string): void {
  const prefix = `${basename(data)}.new-`;
  for (const name of readdirSync(dirname(data))) {
    if (name.startsWith(prefix))
      rmSync(join(dirname(data), name), { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Makes the data folder once; it appears under its name complete or not at all. Call under the lock. */
export async function initialise(home: string, location: Location): Promise<void> {
  const { data, programs, account } = location;
  if (existsSync(join(data, 'PG_VERSION'))) return;
  clearDrafts(data);
  const draft = `${data}.new-${randomBytes(4).toString('hex')}`;
  const password = randomBytes(24).toString('hex');
  const handed = `${draft}.password`;
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(handed, password, { mode: 0o600 });
  handOver(draft, account);
  handOver(handed, account);
  try {
    const options = ['--encoding=UTF8', '--locale=C', '--auth=scram-sha-256', '--no-instructions'];
    const args = ['-D', draft, `--username=${superuser}`, `--pwfile=${handed}`, ...options];
    await run(join(programs, 'bin', 'initdb'), args, { cwd: '/', env: serverEnvironment, ...account });
    writeFileSync(passwordFile(home), password, { mode: 0o600 });
    renameSync(draft, data);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true, maxRetries: 3 });
    throw error;
  } finally {
    rmSync(handed, { force: true });
  }
}
