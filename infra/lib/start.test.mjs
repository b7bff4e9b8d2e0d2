import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';

let root = '';
const cache = () => join(root, 'node_modules/.cache');

function write(path, text) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function runMain() {
  const start = JSON.stringify(pathToFileURL(join(import.meta.dirname, 'start.mjs')).href);
  const program = `import { start } from ${start}; await start(${JSON.stringify(root)}, 'main');`;
  return spawnSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' });
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'voc-start-'));
  for (const name of ['core', 'ingest', 'report']) write(`packages/${name}/src/index.ts`, 'export {};\n');
  write('packages/app/src/bench.ts', 'export {};\n');
  write('packages/classify/src/worker/serve.ts', 'export {};\n');
  write('packages/report/src/render/xlsx/serve.ts', 'export {};\n');
  write('packages/app/src/place.ts', 'export const place: string = import.meta.url;\n');
  write('packages/app/src/main.ts', "import { place } from './place.ts';\nprocess.stdout.write(place);\n");
  write('node_modules/.pnpm/lock.yaml', '');
  write('tsconfig.json', '{}');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it('runs what the sources say now, from where they stand', () => {
  const place = pathToFileURL(join(root, 'packages/app/src/place.ts')).href;
  expect(runMain().stdout).toBe(place);
  expect(runMain().stdout).toBe(place);
  expect(readdirSync(join(cache(), 'voc'))).toHaveLength(1);
  write('packages/app/src/main.ts', "process.stdout.write('changed');\n");
  expect(runMain().stdout).toBe('changed');
});

it('names the places of sources in stacks', () => {
  write(
    'packages/app/src/main.ts',
    "interface Unused {}\n\nconst fail = (): never => {\n  throw new Error('no');\n};\nfail();\n",
  );
  expect(runMain().stderr).toContain(`at fail (${join(root, 'packages/app/src/main.ts')}:4:9)`);
});

it('runs the sources themselves where nothing can be written', () => {
  writeFileSync(cache(), 'a file in place of the folder');
  expect(runMain().stdout).toBe(pathToFileURL(join(root, 'packages/app/src/place.ts')).href);
});

it('loads later what is installed beside it, also when what V8 compiled is run again', () => {
  write('node_modules/playwright-core/package.json', '{"name":"playwright-core","main":"index.js"}');
  write('node_modules/playwright-core/index.js', "exports.chromium = 'a browser';\n");
  const lines = [
    'async function main() {',
    "  const { chromium } = await import('playwright-core');",
    '  process.stdout.write(chromium);',
    '}',
    'void main();',
  ];
  write('packages/app/src/main.ts', lines.join('\n'));
  for (const _ of [1, 2, 3]) expect(runMain().stdout).toBe('a browser');
});
