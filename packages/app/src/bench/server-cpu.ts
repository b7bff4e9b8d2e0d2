import { readdirSync, readFileSync } from 'node:fs';
import type { Db } from '@voc/core/db';
import { sql } from 'kysely';

/** Fields of /proc/<pid>/stat after the name, which may have blanks; none where the process or such a file is not. */
function statOf(pid: number | string): string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  } catch {
    return [];
  }
}

const [parentAt, ownAt, endedAt] = [1, 11, 13];
/** Linux counts in hundredths of a second: in programs and in the system. */
const secondsAt = (stat: readonly string[], at: number): number =>
  (Number(stat[at] ?? 0) + Number(stat[at + 1] ?? 0)) / 100;

/** Seconds of processor of one process; not a number where the system does not tell. */
export function cpuOf(pid: number | undefined): number {
  const stat = statOf(pid ?? '');
  return stat.length === 0 ? Number.NaN : secondsAt(stat, ownAt);
}

/** Seconds of processor that a PostgreSQL of this machine has used so far in all its processes. */
export async function readServerCpu(db: Db): Promise<number> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
  const server = statOf(rows[0]?.pid ?? '')[parentAt];
  if (server === undefined) return Number.NaN;
  const running = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(statOf)
    .filter((stat) => stat[parentAt] === server);
  const ended = secondsAt(statOf(server), endedAt);
  return running.reduce((sum, stat) => sum + secondsAt(stat, ownAt), ended);
}
