import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process that another one with the same pid, later or after a reboot, does not equal. */
export interface ProcessIdentity {
  pid: number;
  /** Boot and start time, as text; undefined where the system does not tell. */
  started?: string;
}

function ps(pid: number, column: 'lstart' | 'command'): string | undefined {
  try {
    const text = execFileSync('ps', ['-ww', '-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' });
    return text.trim() || undefined;
  } catch {
    return undefined;
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** State letter and start tick of `/proc/<pid>/stat`; the name before them may hold blanks and brackets. */
export function parseStat(stat: string): { state: string; startTick: string } | undefined {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, startTick] = [fields[0], fields[19]];
  return state && startTick ? { state, startTick } : undefined;
}

/** Who has this pid now; undefined when nobody has, or only a dead process nobody has collected. */
export function identify(pid: number): ProcessIdentity | undefined {
  if (!Number.isSafeInteger(pid) || pid <= 0 || !exists(pid)) return undefined;
  if (process.platform !== 'linux') return { pid, started: ps(pid, 'lstart') };
  const stat = parseStat(read(`/proc/${pid}/stat`) ?? '');
  if (!stat) return exists(pid) ? { pid } : undefined;
  if (stat.state === 'Z' || stat.state === 'X') return undefined;
  return { pid, started: `${read('/proc/sys/kernel/random/boot_id')?.trim()}/${stat.startTick}` };
}

/** True while the very process that was identified lives. */
export function isAlive(known: ProcessIdentity): boolean {
  const now = identify(known.pid);
  if (!now) return false;
  return known.started === undefined || now.started === undefined || known.started === now.started;
}

/** The command line of a living process, its arguments joined by blanks. */
export function commandLine(pid: number): string | undefined {
  if (!identify(pid)) return undefined;
  if (process.platform !== 'linux') return ps(pid, 'command');
  return read(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ').trim();
}

/** Reads an identity written as JSON; undefined when it is none. */
export function parseIdentity(text: string | undefined): ProcessIdentity | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '');
    if (typeof value !== 'object' || value === null || !('pid' in value)) return undefined;
    if (typeof value.pid !== 'number') return undefined;
    const started = 'started' in value && typeof value.started === 'string' ? value.started : undefined;
    return { pid: value.pid, started };
  } catch {
    return undefined;
  }
}
