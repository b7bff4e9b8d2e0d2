import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildCompany } from './generator/company.ts';
import { cutSlice, sliceFrom } from './generator/slice.ts';
import { composeFiles } from './generator/write/files.ts';

const folder = dirname(fileURLToPath(import.meta.url));

/** Every file of the demo company by its path below `seeds/demo`. */
export async function generateAll(): Promise<Map<string, Buffer>> {
  const company = buildCompany(folder);
  const slice = cutSlice(company);
  const files = new Map<string, Buffer>();
  for (const [name, bytes] of await composeFiles(company, 0)) files.set(`data/${name}`, bytes);
  for (const [name, bytes] of await composeFiles(slice, sliceFrom - 7)) files.set(`slice/${name}`, bytes);
  const toJson = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 2)}\n`, 'utf8');
  files.set('truth.json', toJson(company.truth));
  files.set('slice/truth.json', toJson(slice.truth));
  return files;
}

/** SHA-256 of every file, as `manifest.json` keeps it. */
export function manifestOf(files: ReadonlyMap<string, Buffer>): Record<string, string> {
  return Object.fromEntries(
    [...files].map(([name, bytes]) => [name, createHash('sha256').update(bytes).digest('hex')]),
  );
}

async function main(target: string): Promise<void> {
  const files = await generateAll();
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(target, name)), { recursive: true });
    writeFileSync(join(target, name), bytes);
  }
  writeFileSync(join(target, 'manifest.json'), `${JSON.stringify(manifestOf(files), null, 2)}\n`);
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await main(resolve(process.argv[2] ?? folder));
}
