import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { scanSource } from './lib/scan-source.mjs';

const maxLines = 300;
const sourceName = /\.(?:ts|tsx|mts|mjs|js)$/;
const skippedFolders = new Set(['node_modules', '.git', '.voc', 'out', 'coverage', 'dist']);

/** Which of our packages each package may import; one that is not listed may import none. */
const mayImport = {
  core: [],
  ingest: ['core'],
  classify: ['core'],
  report: ['core'],
  dashboard: [],
  app: ['core', 'ingest', 'classify', 'report', 'dashboard'],
};

const isPart = (specifier, name) => specifier === name || specifier.startsWith(`${name}/`);
const isAny = (specifier, names) => names.some((name) => isPart(specifier, name));

const inStore = (file) => /^(?:store|stage|.+-store)(?:\.test)?\.ts$/.test(basename(file));
const under = (file, ...folders) => folders.some((folder) => file.startsWith(folder));

function listSources(folder) {
  const found = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !skippedFolders.has(entry.name)) found.push(...listSources(path));
    else if (entry.isFile() && sourceName.test(entry.name)) found.push(path);
  }
  return found.sort();
}

const importForms = [
  /\b(?:import|export)\s+(?:[^'"`;]*?\bfrom\s*)?(['"])([^'"\n]+)\1/g,
  /\b(?:import|require|require\.resolve)\s*\(\s*(['"`])([^'"`\n]+)\1/g,
];

/** Every module a source names, with its place in the text. */
export function findImports(scanned) {
  const found = [];
  for (const form of importForms) {
    for (const match of scanned.withStrings.matchAll(form)) {
      const keyword = match[0].match(/^\w+/)?.[0] ?? '';
      // A keyword inside a string is text, not an import.
      if (scanned.code.startsWith(keyword, match.index))
        found.push({ specifier: match[2], index: match.index });
    }
  }
  return found;
}

function importRules(file, specifier, root) {
  const [, name] = file.split('/');
  const broken = [];
  const ours = specifier.match(/^@voc\/([^/]+)/)?.[1];
  if (ours && !(mayImport[name] ?? []).includes(ours))
    broken.push(`packages/${name} may not import @voc/${ours}`);
  if (specifier.startsWith('.') || specifier.startsWith('/')) {
    const target = relative(root, resolve(root, dirname(file), specifier))
      .split(sep)
      .join('/');
    if (!target.startsWith(`packages/${name}/`)) broken.push(`"${specifier}" leaves packages/${name}`);
  }
  const database = isAny(specifier, ['@voc/core/db', 'kysely', 'pg', 'pg-copy-streams']);
  const databaseRooms = under(file, 'packages/core/src/db/', 'packages/core/src/queue/', 'packages/app/');
  if (database && !databaseRooms && !inStore(file))
    broken.push(`"${specifier}" belongs in store.ts, *-store.ts or stage.ts`);
  const queue = isAny(specifier, ['@voc/core/queue', 'bullmq', 'ioredis']);
  if (queue && !under(file, 'packages/core/src/queue/', 'packages/app/')) {
    broken.push(`"${specifier}" belongs in packages/core/src/queue and packages/app`);
  }
  return broken;
}

const codeRules = [
  [/:\s*any\b/g, 'no ": any"'],
  [/\bas\s+any\b/g, 'no "as any"'],
  [/\b(?:it|test|describe|suite)(?:\.\w+)*\.(?:skip|only|todo)\b/g, 'no skipped, single or planned tests'],
];
const commentRules = [
  [/@ts-(?:ignore|nocheck)\b/g, 'no "@ts-ignore"'],
  [/biome-ignore/g, 'no "biome-ignore"'],
];

/** Breaches of one file as `{ file, line, rule }`; `file` is relative to the root, with slashes. */
export function checkFile(file, text, root) {
  const scanned = scanSource(text);
  const problems = [];
  const report = (index, rule) =>
    problems.push({ file, line: text.slice(0, index).split('\n').length, rule });
  const matchAll = (rules, subject) => {
    for (const [pattern, rule] of rules)
      for (const match of subject.matchAll(pattern)) report(match.index, rule);
  };
  matchAll(codeRules, scanned.code);
  matchAll(commentRules, scanned.comments);
  if (!file.startsWith('packages/')) return problems;
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  if (lines > maxLines)
    problems.push({ file, line: maxLines + 1, rule: `${lines} lines, at most ${maxLines}` });
  if (!/^packages\/[^/]+\/src\//.test(file)) return problems;
  if (file !== 'packages/core/src/config.ts')
    matchAll(
      [[/\bprocess\s*(?:\.|\?\.)\s*env\b/g, 'process.env is read in packages/core/src/config.ts alone']],
      scanned.code,
    );
  for (const { specifier, index } of findImports(scanned)) {
    for (const rule of importRules(file, specifier, root)) report(index, rule);
  }
  return problems;
}

/** All breaches of the walls below `root`, by file and line. */
export function checkWalls(root) {
  const problems = [];
  for (const room of ['packages', 'tests', 'seeds', 'infra']) {
    let files = [];
    try {
      files = listSources(join(root, room));
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
    for (const path of files) {
      problems.push(
        ...checkFile(relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8'), root),
      );
    }
  }
  return problems.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
}

function main() {
  const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
  const problems = checkWalls(root);
  for (const { file, line, rule } of problems) process.stdout.write(`${file}:${line}: ${rule}\n`);
  process.stdout.write(problems.length === 0 ? 'walls: no breach\n' : `walls: ${problems.length} breaches\n`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) main();
