import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, StopError } from './processes.mjs';

const pnpm = 'pnpm@10.34.9';
const oldestNode = [20, 19];

/** Stops with one sentence on a Node.js that is too old. */
export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  throw new StopError(
    `Node.js ${oldestNode.join('.')} or newer is needed, this is ${version}: install it and run again.`,
  );
}

function manifests(root) {
  const packages = readdirSync(join(root, 'packages')).map((name) => join('packages', name, 'package.json'));
  return ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', ...packages.sort()].filter((file) =>
    existsSync(join(root, file)),
  );
}

/** What an installation depends on, as one hash. */
export function installKey(root) {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}\n`);
  for (const file of manifests(root)) hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** Installs the dependencies as the lockfile says, unless this was done already. */
export async function install(root) {
  const marker = join(root, 'node_modules', '.voc-installed');
  const key = installKey(root);
  if (existsSync(marker) && readFileSync(marker, 'utf8') === key) return;
  process.stderr.write('Installing dependencies (half a minute to two) ...\n');
  const started = Date.now();
  // CI=true: pnpm asks nothing, also where node_modules was made by another installation.
  const env = { ...process.env, CI: 'true', npm_config_yes: 'true', NO_COLOR: '1' };
  const args = ['--yes', pnpm, 'install', '--frozen-lockfile', '--reporter=append-only'];
  const { code, output } = await run('npx', args, { cwd: root, env, print: 'masked' });
  if (code !== 0) throw new StopError(whyInstallFailed(output));
  writeFileSync(marker, key);
  process.stderr.write(`Dependencies installed in ${Math.round((Date.now() - started) / 1000)} s.\n`);
}

function whyInstallFailed(output) {
  if (/gyp ERR|node-gyp|make: |g\+\+|not found: make|find Python/i.test(output)) {
    return 'The installation failed while compiling nodejieba: install g++, make and python3, then run again.';
  }
  if (/ENOSPC|no space left/i.test(output)) return 'The installation failed: the disk is full.';
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ERR_SOCKET/i.test(output)) {
    return 'The installation failed: the npm registry cannot be reached; check network and proxy, then run again.';
  }
  return 'The installation failed; the reason stands above.';
}
