import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkFile, checkWalls } from './check-walls.mjs';

const here = dirname(fileURLToPath(import.meta.url));
let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'voc-walls-'));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function put(file, text) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

const rulesOf = (file, text) => checkFile(file, text, root).map((one) => one.rule);

describe('forbidden imports', () => {
  it.each([
    ['packages/core/src/a.ts', "import { x } from '@voc/ingest';"],
    ['packages/core/src/a.ts', "import type { X } from '@voc/core';"],
    ['packages/ingest/src/a.ts', "import '@voc/classify';"],
    ['packages/report/src/a.ts', "export * from '@voc/ingest';"],
    ['packages/classify/src/a.ts', "const x = await import('@voc/app');"],
    ['packages/classify/src/a.ts', "import {\n  type X,\n  y,\n} from '../../report/src/y.ts';"],
    ['packages/core/src/a.ts', "import x from '../../../seeds/x.ts';"],
    ['packages/report/src/rate.ts', "import { sql } from 'kysely';"],
    ['packages/report/src/rate.ts', "import type { Db } from '@voc/core/db';"],
    ['packages/core/src/run.ts', "import pg from 'pg';"],
    ['packages/report/src/store.ts', "import { Queue } from 'bullmq';"],
    ['packages/ingest/src/stage.ts', "import { add } from '@voc/core/queue';"],
    ['packages/unknown/src/a.ts', "import '@voc/core';"],
  ])('fails %s with %s', (file, text) => {
    expect(rulesOf(file, `${text}\n`)).toHaveLength(1);
  });

  it.each([
    ['packages/ingest/src/a.ts', "import { x } from '@voc/core';"],
    ['packages/ingest/src/a.ts', "import { x } from './b.ts';"],
    ['packages/report/src/rollup/rollup-store.ts', "import { sql } from 'kysely';"],
    ['packages/report/src/stage.ts', "import type { Db } from '@voc/core/db';"],
    ['packages/core/src/db/client.ts', "import pg from 'pg';"],
    ['packages/core/src/queue/worker.ts', "import { Worker } from 'bullmq';"],
    ['packages/app/src/main.ts', "import { x } from '@voc/report';\nimport { q } from '@voc/core/queue';"],
    ['tests/integration/a.test.ts', "import { sql } from 'kysely';\nprocess.env.X = '1';"],
    ['packages/ingest/src/a.ts', "// import { x } from '@voc/report';\nconst s = `import '@voc/app'`;"],
    ['packages/ingest/src/a.ts', 'const quote = /[\'"]/; const s = "process.env as any";'],
  ])('passes %s with %s', (file, text) => {
    expect(rulesOf(file, `${text}\n`)).toEqual([]);
  });
});

describe('other rules', () => {
  it('fails unsafe types, muted checks, muted tests and reads of the environment', () => {
    expect(rulesOf('packages/core/src/a.ts', 'let x: any;\n')).toEqual(['no ": any"']);
    expect(rulesOf('packages/core/src/a.ts', 'f(x as any);\n')).toEqual(['no "as any"']);
    expect(rulesOf('packages/core/src/a.ts', '// @ts-ignore\n')).toEqual(['no "@ts-ignore"']);
    expect(rulesOf('tests/a.test.ts', '/* biome-ignore lint: no */\n')).toEqual(['no "biome-ignore"']);
    expect(rulesOf('tests/a.test.ts', "it.skip('x', () => {});\n")).toHaveLength(1);
    expect(rulesOf('packages/core/src/a.test.ts', "describe.only('x', () => {});\n")).toHaveLength(1);
    expect(rulesOf('packages/core/src/log.ts', 'const x = f(process.env.X);\n')).toHaveLength(1);
    expect(rulesOf('packages/core/src/config.ts', 'const x = process.env.X;\n')).toEqual([]);
  });

  it('fails the 301st line and names it', () => {
    expect(rulesOf('packages/core/src/a.ts', 'x;\n'.repeat(300))).toEqual([]);
    expect(checkFile('packages/core/src/a.ts', 'x;\n'.repeat(301), root)).toEqual([
      { file: 'packages/core/src/a.ts', line: 301, rule: '301 lines, at most 300' },
    ]);
  });
});

describe('the command', () => {
  it('fails a tree with a breach, naming file and line, and passes it once mended', () => {
    cpSync(join(here, 'check-walls.mjs'), join(root, 'infra/check-walls.mjs'), { recursive: true });
    cpSync(join(here, 'lib/scan-source.mjs'), join(root, 'infra/lib/scan-source.mjs'), { recursive: true });
    put('packages/ingest/src/a.ts', "export const a = 1;\nimport { b } from '@voc/report';\n");
    const script = join(root, 'infra/check-walls.mjs');
    const failed = spawnSync(process.execPath, [script], { encoding: 'utf8' });
    expect(failed.status).toBe(1);
    expect(failed.stdout).toContain('packages/ingest/src/a.ts:2: packages/ingest may not import @voc/report');
    put('packages/ingest/src/a.ts', 'export const a = 1;\n');
    expect(execFileSync(process.execPath, [script], { encoding: 'utf8' })).toBe('walls: no breach\n');
  });

  it('looks into folders below and sorts by file and line', () => {
    put('packages/core/src/deep/er/b.ts', 'let a: any;\nlet b: any;\n');
    put('packages/app/src/a.ts', 'let c = d as any;\n');
    put('packages/app/node_modules/x/a.ts', 'let c = d as any;\n');
    expect(checkWalls(root).map((one) => `${one.file}:${one.line}`)).toEqual([
      'packages/app/src/a.ts:1',
      'packages/core/src/deep/er/b.ts:1',
      'packages/core/src/deep/er/b.ts:2',
    ]);
  });
});
