import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const packages = join(import.meta.dirname, '../..');
/** What decides what a report says of the same data. */
const parts = ['core/src/domain', 'report/src'];

const isSource = (name: string): boolean => name.endsWith('.ts') && !name.endsWith('.test.ts');

function listSources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return listSources(path);
    return isSource(entry.name) ? [path] : [];
  });
}

let known: string | undefined;

/** SHA-256 of the sources that reports are made by: another program may say other words of the same data. */
export function programHash(): string {
  if (known !== undefined) return known;
  const hash = createHash('sha256');
  const sources = parts.flatMap((part) => listSources(join(packages, part)));
  for (const path of sources.sort())
    hash.update(`${relative(packages, path).replaceAll('\\', '/')}\n`).update(readFileSync(path));
  known = hash.digest('hex');
  return known;
}
