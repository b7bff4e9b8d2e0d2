import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { FatalError } from '../../errors.ts';
import { identify, isAlive, parseIdentity } from './process-identity.ts';

const pollMs = 20;
const patienceMs = 120_000;

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

// The file appears under its name complete, so that nobody reads it half written.
function claim(path: string, content: string): boolean {
  const draft = `${path}.${process.pid}-${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, content, { mode: 0o644 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Takes the lock file, or says it is held. A lock whose holder is dead is removed under a lock of its own:
 * of several who saw the dead holder only one removes, and only what it saw.
 */
export function tryLock(path: string): boolean {
  const mine = JSON.stringify({ ...identify(process.pid), nonce: randomBytes(6).toString('hex') });
  if (claim(path, mine)) return true;
  const seen = readIfThere(path);
  const holder = parseIdentity(seen);
  if (seen === undefined || (holder && isAlive(holder))) return false;
  const removal = `${path}.removal`;
  if (!tryLock(removal)) return false;
  try {
    if (readIfThere(path) === seen) rmSync(path, { force: true });
  } finally {
    rmSync(removal, { force: true });
  }
  return claim(path, mine);
}

/** Runs `work` while holding the lock file; waits for a living holder, at most two minutes, then FatalError. */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + patienceMs;
  while (!tryLock(path)) {
    if (Date.now() > deadline) {
      const holder = parseIdentity(readIfThere(path));
      throw new FatalError(`等待另一个 voc 进程(PID ${holder?.pid ?? '未知'})超时:${path} 一直被占用`);
    }
    await sleep(pollMs);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}
