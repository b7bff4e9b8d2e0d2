import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { run, StopError } from './processes.mjs';

const notSources = new Set(['node_modules', 'dist']);
const isSource = (name) => !notSources.has(name) && !name.startsWith('dist.');

function listFiles(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => isSource(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? listFiles(path) : [path];
    })
    .sort();
}

/** What the pages are made from, as one hash: their sources and the versions of all libraries. */
export function sourceKey(root) {
  const folder = join(root, 'packages/dashboard');
  const hash = createHash('sha256');
  for (const path of [...listFiles(folder), join(root, 'pnpm-workspace.yaml')])
    hash
      .update(`${relative(root, path).split(sep).join('/')}\n`)
      .update(readFileSync(path))
      .update('\n');
  return hash.digest('hex');
}

const madeOf = (dist) => {
  const path = join(dist, '.made-of');
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
};

/** Compressed bytes of the scripts that the first screen waits for: the entry and all it imports at once. */
export function firstScreenBytes(dist) {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));
  const seen = new Set();
  const take = (name) => {
    if (seen.has(name)) return 0;
    seen.add(name);
    const { file, imports = [] } = manifest[name];
    const own = file.endsWith('.js') ? gzipSync(readFileSync(join(dist, file))).length : 0;
    return imports.reduce((sum, one) => sum + take(one), own);
  };
  return take('index.html');
}

const isAlive = (pid) => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** Takes a lock that holds the number of its process; false while another process that lives has it. */
function takeLock(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const holder = existsSync(path) ? Number(readFileSync(path, 'utf8')) : 0;
  if (holder > 0 && !isAlive(holder)) rmSync(path, { force: true });
  return false;
}

/** One process builds; the others wait for what it makes. */
async function withLock(path, work) {
  while (!takeLock(path)) await wait(200);
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

/** Beside each file what a browser may take in its place: nothing is compressed again for every request. */
function compressFiles(folder) {
  const level = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
  for (const path of listFiles(folder).filter((one) => /\.(?:js|css|svg|html)$/.test(one))) {
    const bytes = readFileSync(path);
    if (bytes.length < 1024) continue;
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, level));
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  }
}

async function build(folder, dist, key) {
  const started = Date.now();
  process.stderr.write('Building the pages of the dashboard (once, about ten seconds) ...\n');
  const made = `${dist}.new`;
  const vite = join(
    dirname(createRequire(join(folder, 'package.json')).resolve('vite/package.json')),
    'bin/vite.js',
  );
  const args = [vite, 'build', '--outDir', made, '--emptyOutDir', '--logLevel', 'warn'];
  // Where tests build, the libraries would take themselves for ones under development: larger and slower.
  const env = { ...process.env, NODE_ENV: 'production' };
  const { code, output } = await run(process.execPath, args, { cwd: folder, env, print: 'collect' });
  if (code !== 0) throw new StopError(`The pages could not be built:\n${output}`);
  compressFiles(made);
  writeFileSync(join(made, '.made-of'), key);
  rmSync(dist, { recursive: true, force: true });
  renameSync(made, dist);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const size = Math.round(firstScreenBytes(dist) / 1000);
  process.stderr.write(`Pages built in ${seconds} s; scripts of the first screen: ${size} kB compressed.\n`);
}

/** Builds the pages unless they are there and made from these very sources; returns the folder. */
export async function buildDashboard(root) {
  const folder = join(root, 'packages/dashboard');
  const dist = join(folder, 'dist');
  const key = sourceKey(root);
  if (madeOf(dist) === key) return dist;
  await withLock(`${dist}.lock`, async () => {
    if (madeOf(dist) !== key) await build(folder, dist, key);
  });
  return dist;
}
