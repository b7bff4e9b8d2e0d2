import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildCompany } from './generator/company.ts';
import { cutSlice, sliceFrom } from './generator/slice.ts';
import { composeFiles } from './generator/write/files.ts';

const folder = dirname(fileURLToPath(import.meta.url));

const lineWidth = 110;

/** JSON as the repository's formatter writes it: short lists on one line. */
function toJson(value: unknown): Buffer {
  const text = JSON.stringify(value, null, 2).replace(
    /^(.*)\[\n([^[\]{}]*?)\n *\](,?)$/gm,
    (whole, start, body, comma) => {
      const line = `${start}[${String(body)
        .trim()
        .replace(/,\n\s*/g, ', ')}]${comma}`;
      return line.length <= lineWidth ? line : whole;
    },
  );
  return Buffer.from(`${text}\n`, 'utf8');
}

/** Every file of the demo company by its path below `seeds/demo`. */
export async function generateAll(): Promise<Map<string, Buffer>> {
  const company = buildCompany(folder);
  const slice = cutSlice(company);
  const files = new Map<string, Buffer>();
  for (const [name, bytes] of await composeFiles(company, 0)) files.set(`data/${name}`, bytes);
  for (const [name, bytes] of await composeFiles(slice, sliceFrom - 7)) files.set(`slice/${name}`, bytes);
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
