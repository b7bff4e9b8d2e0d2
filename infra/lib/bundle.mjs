import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Packages that run in Node, and what is started of them: each becomes one file. */
const packages = ['core', 'ingest', 'classify', 'report', 'app'];
const entries = {
  main: 'packages/app/src/main.ts',
  bench: 'packages/app/src/bench.ts',
  thread: 'packages/classify/src/worker/serve.ts',
  workbooks: 'packages/report/src/render/xlsx/serve.ts',
};
/** Those that run on threads, each started by the file `entry.mjs` that lies beside it. */
const threads = ['thread', 'workbooks'];
/** Native or large, or with files of their own: loaded from where they are installed. Most others are asked for by `createRequire`. */
const external = ['nodejieba', 'playwright-core'];
/** Starts a thread of the bundle it lies in. */
const startOf = (
  thread,
) => `import { runBundled } from ${JSON.stringify(new URL('./run-bundled.mjs', import.meta.url).href)};

runBundled(import.meta.dirname, '${thread}');
`;
const dayMs = 86_400_000;

const isSource = (name) => name.endsWith('.ts') && !name.endsWith('.test.ts');

function listSources(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return listSources(path);
    return isSource(entry.name) ? [path] : [];
  });
}

/** All a bundle depends on, as one hash: sources, installed versions, this file, the place and the version of Node. */
function keyOf(root) {
  const hash = createHash('sha256').update(`${root} ${process.version} ${process.arch}\n`);
  const sources = packages.flatMap((name) => listSources(join(root, 'packages', name, 'src')));
  const installed = join(root, 'node_modules/.pnpm/lock.yaml');
  for (const path of [...sources, installed, import.meta.filename])
    hash.update(`${path}\n`).update(readFileSync(path)).update('\n');
  return hash.digest('hex').slice(0, 16);
}

/** Sources find their files from where they stand, and threads start the bundle again. */
const asInPlace = (root, folder) => ({
  name: 'as-in-place',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]packages[\\/][a-z]+[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      if (!source.includes('import.meta')) return undefined;
      const thread = threads.find((name) => dirname(join(root, entries[name])) === dirname(path));
      const start = JSON.stringify(pathToFileURL(join(folder, `${thread}.mjs`)).href);
      const contents = source
        .replace("new URL('./entry.mjs', import.meta.url)", `new URL(${start})`)
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)));
      return { contents, loader: 'ts' };
    });
  },
});

async function build(root, folder) {
  const esbuild = await import('esbuild');
  const made = `${folder}.${process.pid}`;
  try {
    await esbuild.build({
      absWorkingDir: root,
      entryPoints: entries,
      outdir: made,
      outExtension: { '.js': '.cjs' },
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20.19',
      // Code that V8 compiled in an earlier run has lost the way to `import()`.
      supported: { 'dynamic-import': false },
      external,
      sourcemap: 'external',
      sourcesContent: false,
      logLevel: 'silent',
      plugins: [asInPlace(root, folder)],
    });
    for (const thread of threads) writeFileSync(join(made, `${thread}.mjs`), startOf(thread));
    renameSync(made, folder);
  } finally {
    await esbuild.stop();
    rmSync(made, { recursive: true, force: true });
  }
}

/** What was made from former sources goes after a day: until then a running program may start a thread from it. */
function removeOld(cache, folder) {
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    if (path !== folder && Date.now() - statSync(path).mtimeMs > dayMs)
      rmSync(path, { recursive: true, force: true });
  }
}

/**
 * The folder of the program as one file an entry, made from these very sources; a process that begins at the same time may make
 * it too, and the first one counts. Throws where it cannot be made: nothing may be written, or a source is broken.
 */
export async function bundle(root) {
  const cache = join(root, 'node_modules/.cache/voc');
  const folder = join(cache, keyOf(root));
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  try {
    await build(root, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
  removeOld(cache, folder);
  return folder;
}
