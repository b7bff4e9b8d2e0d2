import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import Module, { createRequire, SourceMap } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { constants, Script } from 'node:vm';

/** Names places of sources in stacks; the map is read with the first stack. */
function mapStacks(path) {
  let map;
  const place = (text, line, column) => {
    map ??= new SourceMap(JSON.parse(readFileSync(`${path}.map`, 'utf8')));
    const { originalSource, originalLine, originalColumn } = map.findEntry(line - 1, column - 1);
    if (!originalSource) return text;
    return `${resolve(dirname(path), originalSource)}:${originalLine + 1}:${originalColumn + 1}`;
  };
  Error.prepareStackTrace = (error, sites) => {
    const lines = sites.map((site) => {
      const text = String(site);
      return text.includes(path)
        ? text.replace(/[^(\s]*:(\d+):(\d+)(?=\)?$)/, (found, line, column) =>
            place(found, Number(line), Number(column)),
          )
        : text;
    });
    return [String(error), ...lines.map((line) => `    at ${line}`)].join('\n');
  };
}

/** Keeps what V8 compiled, so that the next start need not compile it again. */
function keepCompiled(script, path) {
  const temporary = `${path}.${process.pid}`;
  try {
    writeFileSync(temporary, script.createCachedData());
    renameSync(temporary, path);
  } catch {
    // Compiling again is slower and no worse.
  }
}

/** Runs a file of a bundle in this thread. */
export function runBundled(folder, name) {
  const path = join(folder, `${name}.cjs`);
  const compiled = `${path}.compiled`;
  const cachedData = existsSync(compiled) ? readFileSync(compiled) : undefined;
  const script = new Script(Module.wrap(readFileSync(path, 'utf8')), {
    filename: path,
    cachedData,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  mapStacks(path);
  const own = { exports: {} };
  script.runInThisContext()(own.exports, createRequire(path), own, path, dirname(path));
  if (!cachedData || script.cachedDataRejected) process.once('exit', () => keepCompiled(script, compiled));
}
