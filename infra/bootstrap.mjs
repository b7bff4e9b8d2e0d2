import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installMissing } from './lib/apt.mjs';
import { runStaticChecks, runVitest } from './lib/checks.mjs';
import { buildDashboard } from './lib/dashboard.mjs';
import { checkNode, install } from './lib/install.mjs';
import { endAll, endOnSignals, isInterrupted, run, StopError } from './lib/processes.mjs';
import { testPrograms } from './lib/programs.mjs';
import { getRedis } from './lib/redis.mjs';
import { makeTestFolder } from './lib/test-folder.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

// A small heap is swept more often: a million rows then take a third less memory in the same time.
const heap = ['--max-old-space-size=768'];

const add = (...counts) => ({
  passed: counts.reduce((sum, one) => sum + one.passed, 0),
  failed: counts.reduce((sum, one) => sum + one.failed, 0),
});

function conclude({ passed, failed }) {
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

async function demo(args) {
  const { code } = await run(process.execPath, [...heap, 'infra/voc.mjs', 'demo', ...args], { cwd: root });
  return code;
}

async function verify() {
  const [checks, tests] = await Promise.all([runStaticChecks(root), runVitest(root, ['--project', 'unit'])]);
  return conclude(add(checks, tests));
}

async function test(args, env) {
  await installMissing(testPrograms());
  const redis = await getRedis();
  const { folder, remove } = makeTestFolder();
  try {
    const [checks] = await Promise.all([runStaticChecks(root), buildDashboard(root)]);
    const tests = await runVitest(root, args, { ...env, REDIS_URL: redis.url, TMPDIR: folder });
    await redis.stop();
    return isInterrupted() ? 130 : conclude(add(checks, tests));
  } finally {
    await remove();
    await redis.stop();
  }
}

const commands = {
  demo,
  verify,
  test: (args) => test(args, {}),
  'test-full': (args) => test(args, { VOC_TEST_FULL: '1' }),
};

async function main([name = '', ...args]) {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new StopError(`usage: node infra/bootstrap.mjs ${Object.keys(commands).join(' | ')}`);
  checkNode();
  endOnSignals();
  await install(root);
  return command(args);
}

try {
  process.exitCode = isInterrupted() ? 130 : await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof StopError ? error.message : error.stack}\n`);
  process.exitCode = 1;
} finally {
  await endAll();
}
