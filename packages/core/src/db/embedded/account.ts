import { realpathSync, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The account the server runs under; undefined means that of this process. */
export type Account = { uid: number; gid: number } | undefined;

const nobody = 65534;

function statIfThere(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}

/**
 * PostgreSQL refuses root: root hands the server to the owner of the data folder when that is somebody else,
 * otherwise to nobody (65534).
 */
export function chooseAccount(dataFolder: string): Account {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statIfThere(dataFolder);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return { uid: nobody, gid: nobody };
}

function allows(stats: Stats, account: { uid: number; gid: number }, bits: number): boolean {
  const shift = stats.uid === account.uid ? 6 : stats.gid === account.gid ? 3 : 0;
  return ((stats.mode >> shift) & bits) === bits;
}

/** True when the account can reach `path` (which exists) through every folder above it and read and enter it. */
export function canReach(path: string, account: Account): boolean {
  if (!account) return true;
  let at = realpathSync(path);
  if (!allows(statSync(at), account, 0o5)) return false;
  while (dirname(at) !== at) {
    at = dirname(at);
    if (!allows(statSync(at), account, 0o1)) return false;
  }
  return true;
}
