import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Db } from '@voc/core/db';
import type { Forgotten } from '@voc/report';
import { alertFileName, alertFolder } from './write-alerts.ts';
import { canWrite, formats, type Output, reportFileName, writeReport } from './write-reports.ts';

/** Files of an output folder after an erasure; paths are relative to the folder. */
export interface RewrittenExports {
  rewritten: string[];
  /** Files that still hold words of the person, or that cannot be looked into; a person has to see to them. */
  toCheck: string[];
}

type Config = Output['config'];

async function rewriteReports(
  db: Db,
  out: string,
  { reports }: Forgotten,
  config: Config,
): Promise<string[]> {
  const keys = new Map(
    reports.map(({ kind, scope, period }) => {
      const key = { kind, id: period, ...(scope === 'company' ? {} : { scope }) };
      return [reportFileName(key, 'json'), key];
    }),
  );
  const names: string[] = [];
  for (const key of keys.values()) {
    // A PDF that nothing can print any more stays, and is named as one to check.
    const present = formats.filter(
      (format) => existsSync(join(out, reportFileName(key, format))) && canWrite(format, config),
    );
    const output: Output = { folder: out, formats: present, config };
    const written = present.length > 0 ? await writeReport(db, key, output) : null;
    names.push(...(written?.files ?? []).map(({ name }) => name));
  }
  return names;
}

async function rewriteAlerts(db: Db, out: string, { alerts }: Forgotten): Promise<string[]> {
  if (alerts.length === 0) return [];
  const rows = await db
    .selectFrom('alerts')
    .select(['dedup_key', 'card'])
    .where('dedup_key', 'in', alerts)
    .execute();
  return rows.flatMap(({ dedup_key, card }) => {
    const path = join(alertFolder(out), alertFileName(dedup_key));
    if (!existsSync(path)) return [];
    writeFileSync(path, `${card}\n`);
    return [relative(out, path)];
  });
}

const essenceOf = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
const fewest = 8;
const largest = 64 * 1024 * 1024;
const readable = /\.(?:json|jsonl|md|html|txt|csv|tsv)$/iu;
const sealed = /\.(?:xlsx|pdf|zip)$/iu;

/** Clauses of what was said that are long enough to be of one person alone. */
const clausesOf = (words: readonly string[]): string[] => [
  ...new Set(
    words
      .flatMap((said) => said.split(/[。!?!?;;,,\n]/u).map(essenceOf))
      .filter(({ length }) => length >= fewest),
  ),
];

function findLeft(out: string, words: readonly string[]): string[] {
  const clauses = clausesOf(words);
  if (clauses.length === 0 || !existsSync(out)) return [];
  const entries = readdirSync(out, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => {
      if (sealed.test(path)) return true;
      if (!readable.test(path)) return false;
      if (statSync(path).size > largest) return true;
      const text = essenceOf(readFileSync(path, 'utf8'));
      return clauses.some((clause) => text.includes(clause));
    })
    .map((path) => relative(out, path))
    .sort();
}

/** Writes the reports and cards that quoted the person again, and names the files that have to be seen to by hand. */
export async function rewriteExports(
  db: Db,
  out: string,
  forgotten: Forgotten,
  words: readonly string[],
  config: Config,
): Promise<RewrittenExports> {
  const rewritten = [
    ...(await rewriteReports(db, out, forgotten, config)),
    ...(await rewriteAlerts(db, out, forgotten)),
  ];
  const made = new Set(rewritten);
  return { rewritten, toCheck: findLeft(out, words).filter((name) => !made.has(name)) };
}
