import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './processes.mjs';
import { countTests } from './report.mjs';

const node = process.execPath;

const staticChecks = (root) => [
  {
    name: 'format and lint',
    command: join(root, 'node_modules/.bin/biome'),
    args: ['ci', '--colors=off', '.'],
  },
  { name: 'types', command: join(root, 'node_modules/.bin/tsc'), args: ['--noEmit', '-p', 'tsconfig.json'] },
  {
    name: 'types of the pages',
    command: join(root, 'node_modules/.bin/tsc'),
    args: ['--noEmit', '-p', 'packages/dashboard/tsconfig.json'],
  },
  { name: 'walls', command: node, args: ['infra/check-walls.mjs'] },
];

/** Biome, tsc and the walls side by side; prints each when it ends and returns how many passed and failed. */
export async function runStaticChecks(root) {
  const results = staticChecks(root).map(async ({ name, command, args }) => {
    const started = Date.now();
    const { code, output } = await run(command, args, { cwd: root, print: 'collect' });
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    process.stdout.write(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)\n`);
    if (code !== 0) process.stdout.write(output);
    return code === 0;
  });
  const passed = (await Promise.all(results)).filter(Boolean).length;
  return { passed, failed: results.length - passed };
}

/** Runs Vitest with the given arguments and counts its tests. */
export async function runVitest(root, args, env) {
  const folder = mkdtempSync(join(tmpdir(), 'voc-vitest-'));
  const report = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${report}`];
  const program = join(root, 'node_modules/vitest/vitest.mjs');
  try {
    const all = { ...process.env, ...env };
    const { code } = await run(node, [program, 'run', ...args, ...reporters], { cwd: root, env: all });
    return countTests(report, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
