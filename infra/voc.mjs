import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

// Runs the program in this very process, so that signals, exit code and streams are its own.
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const [major, minor] = process.versions.node.split('.').map(Number);

/** Commands that serve pages; without them they still take pushes. */
const servesPages = (args) => ['serve', 'up'].includes(args[0]) && !args.includes('--help');

/** The demo serves them on a terminal, long after it has begun. */
const servesLater = (args) => args[0] === 'demo' && process.stdout.isTTY && !args.includes('--help');

async function buildPages() {
  const { buildDashboard } = await import('./lib/dashboard.mjs');
  try {
    await buildDashboard(root);
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
  }
}

async function startMain() {
  if (major < 20 || (major === 20 && minor < 19)) {
    return `Node.js 20.19 or newer is needed, this is ${process.versions.node}.`;
  }
  if (!existsSync(join(root, 'node_modules', 'tsx'))) {
    return 'The dependencies are not installed: run "npx --yes pnpm@10.34.9 install --frozen-lockfile" first.';
  }
  if (servesPages(process.argv.slice(2))) await buildPages();
  if (servesLater(process.argv.slice(2))) void buildPages();
  const { start } = await import('./lib/start.mjs');
  await start(root, 'main');
  return undefined;
}

const problem = await startMain();
if (problem) {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
}
