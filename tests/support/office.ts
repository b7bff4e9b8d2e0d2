import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { environment } from '@voc/core/config';

/** A cell as LibreOffice holds it. */
export interface OfficeCell {
  text: string;
  isText: boolean;
}

/** Comma, quotes, UTF-8, language of China, ids and dates guessed as a person's program does, formulas run. */
const asSpreadsheet = 'CSV:44,34,76,1,,2052,false,true,false,false,false,-1,true';

/** Comma, quotes, UTF-8, all text quoted and nothing else, cells as held; of a workbook every sheet. */
const sheetsOf = { csv: 0, xlsx: -1 };
const filterOf = (kind: keyof typeof sheetsOf): string =>
  `csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false,false,false,${sheetsOf[kind]}`;

/** LibreOffice on the search path; there is no test of spreadsheets without one. */
function findOffice(): string {
  const folders = (environment.PATH ?? '').split(delimiter);
  const found = folders.map((folder) => join(folder, 'soffice')).find((path) => existsSync(path));
  if (found === undefined) throw new Error('Put soffice (libreoffice-calc-nogui) on PATH');
  return found;
}

/** Rows of CSV; text is what is quoted. */
export function rowsOf(csv: string): OfficeCell[][] {
  const rows: OfficeCell[][] = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^,\n"]*))(,|\n|$)/gu)) {
    rows.at(-1)?.push({ text: quoted?.replaceAll('""', '"') ?? plain ?? '', isText: quoted !== undefined });
    if (end === '\n') rows.push([]);
  }
  return rows;
}

/**
 * What LibreOffice reads in tables of one kind, by name of the file and, where there are several, of the sheet. CSV is opened the
 * dangerous way: whatever looks like a number, a date or a formula is taken for one.
 */
export function openInOffice(
  kind: 'csv' | 'xlsx',
  files: Readonly<Record<string, string | Uint8Array>>,
): Map<string, OfficeCell[][]> {
  const folder = mkdtempSync(join(tmpdir(), 'voc-office-'));
  const out = join(folder, 'out');
  mkdirSync(out);
  try {
    const names = Object.entries(files).map(([name, content]) => {
      writeFileSync(join(folder, `${name}.${kind}`), content);
      return `${name}.${kind}`;
    });
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const infilter = kind === 'csv' ? [`--infilter=${asSpreadsheet}`] : [];
    const to = ['--convert-to', filterOf(kind), '--outdir', out];
    execFileSync(findOffice(), [profile, '--headless', ...infilter, ...to, ...names], {
      cwd: folder,
      stdio: 'ignore',
      timeout: 240_000,
    });
    const read = (name: string) => rowsOf(readFileSync(join(out, name), 'utf8'));
    return new Map(readdirSync(out).map((name) => [name.slice(0, -'.csv'.length), read(name)]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
