import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identify, isAlive, parseIdentity } from './process-identity.ts';

const folder = (home: string): string => join(home, 'pg-users');

/** Counts the living users and removes the notes of dead ones. Call under the lock. */
export function countUsers(home: string): number {
  mkdirSync(folder(home), { recursive: true });
  let living = 0;
  for (const name of readdirSync(folder(home))) {
    const path = join(folder(home), name);
    const user = parseIdentity(readFileSync(path, 'utf8'));
    if (user && isAlive(user)) living++;
    else rmSync(path, { force: true });
  }
  return living;
}

/** Notes that this process uses the server of `home`; returns the note's path. Call under the lock. */
export function addUser(home: string): string {
  countUsers(home);
  const path = join(folder(home), `${process.pid}-${randomBytes(4).toString('hex')}`);
  writeFileSync(path, JSON.stringify(identify(process.pid) ?? { pid: process.pid }));
  return path;
}

/** Takes the note back. Call under the lock. */
export function removeUser(path: string): void {
  rmSync(path, { force: true });
}
