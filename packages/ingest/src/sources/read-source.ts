import { FatalError, isRetriable, RejectedFileError, SkippableError, UsageError } from '@voc/core';

import { describeFault } from '../describe-fault.ts';
import type { ImportResult, ImportSettings, TableImport } from '../import-table.ts';
import type { PoolClient } from '../store/staging-store.ts';
import type { Cursor, ReadDeps, SourceConfig, SourceKind, SourcePage, SourceWindow } from './contract.ts';
import { importPath, type PathImport } from './import-path.ts';
import { importRecords } from './import-records.ts';
import { keysOf } from './records-table.ts';
import { inTransaction, loadState, type SourceState, saveState, saveWindow } from './state-store.ts';

export interface ReadSourceOptions<C extends SourceConfig> extends Omit<ImportSettings, 'shop'> {
  kind: SourceKind<C>;
  config: C;
  deps: ReadDeps;
  /** Stored in the transaction of each page's rows. */
  also?: TableImport['also'];
}

/** What one reading of a source brought. */
export interface SourceReading {
  source: string;
  pages: number;
  imports: Omit<ImportResult, 'setAside'>[];
  /** The first of the rows that were set aside, a sentence each. */
  problems: string[];
  /** Files that were refused as a whole, a sentence each. */
  refused: string[];
  /** Windows in which something may be missing. */
  incomplete: SourceWindow[];
  /** Columns that were not there before. */
  newColumns: string[];
  /** Why the reading ended early; what was read before stays, and the next reading goes on from there. */
  failure: string | null;
}

/** The state after a page, with the columns that it shows for the first time. */
function stateAfter(
  { cursor, columns }: SourceState,
  page: SourcePage,
): { state: SourceState; added: string[] } {
  const keys = 'records' in page.content ? keysOf(page.content.records) : [];
  const added = keys.filter((key) => !columns.includes(key));
  return { state: { cursor: page.cursor ?? cursor, columns: [...columns, ...added] }, added };
}

async function savePage(
  client: PoolClient,
  source: string,
  page: SourcePage,
  state: SourceState,
): Promise<void> {
  await page.verify?.();
  if ('records' in page.content) await saveState(client, source, state);
  if (page.window) await saveWindow(client, source, page.window);
}

/** Stores one page with its cursor and window in one transaction. */
async function storePage<C extends SourceConfig>(
  options: ReadSourceOptions<C>,
  page: SourcePage,
  before: SourceState,
  after: SourceState,
): Promise<PathImport> {
  const { content, mapping, name } = page;
  const settings = { ...options, shop: options.config.shop };
  const save = (client: PoolClient): Promise<void> => savePage(client, options.config.name, page, after);
  const also: TableImport['also'] = async (client, imported) => {
    await save(client);
    await options.also?.(client, imported);
  };
  if ('path' in content) return importPath({ ...settings, path: content.path, also });
  if (content.records.length === 0) {
    await inTransaction(options.pool, save);
    return { results: [], refused: [] };
  }
  if (!mapping) throw new FatalError(`Source ${options.config.name} gives records without a mapping`);
  const { records } = content;
  // Refused records end the reading: the cursor may not pass what is not stored.
  const result = await importRecords({ ...settings, name, records, mapping, known: before.columns, also });
  return { results: [result], refused: [] };
}

/** True when what was read is not what stands at the source any more, so that neither rows nor errors count. */
async function hasChanged(page: SourcePage): Promise<boolean> {
  try {
    await page.verify?.();
    return false;
  } catch (error) {
    if (error instanceof SkippableError) return true;
    throw error;
  }
}

/** True for a file that this process may not read, or not now. */
const isUnreadable = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['EACCES', 'EPERM', 'EBUSY'].includes(String(error.code));

async function takePage<C extends SourceConfig>(
  options: ReadSourceOptions<C>,
  page: SourcePage,
  before: SourceState,
  into: SourceReading,
): Promise<SourceState> {
  const { state, added } = stateAfter(before, page);
  let stored: PathImport;
  try {
    stored = await storePage(options, page, before, state);
  } catch (error) {
    if (page.verify && !isRetriable(error) && (await hasChanged(page))) return before;
    if (!isUnreadable(error)) throw error;
    into.problems.push(`文件 ${page.name} 无法读取,请核对权限或关闭打开它的程序;它留在原处`);
    return before;
  }
  // A file that was cut while it was read is no bad file.
  if (stored.refused.length > 0 && (await hasChanged(page))) return before;
  options.at?.('after-commit');
  for (const { setAside, ...counts } of stored.results) {
    into.imports.push(counts);
    into.problems.push(...setAside.map(describeFault));
  }
  into.refused.push(...stored.refused);
  await page.settle?.(stored);
  into.pages++;
  if (before.columns.length > 0) into.newColumns.push(...added);
  if (page.window && page.window.problem !== null) into.incomplete.push(page.window);
  return state;
}

/** Errors of ours, of a service that is away, and of disk and file system. */
const isForeseen = (error: unknown): error is Error =>
  error instanceof FatalError ||
  error instanceof RejectedFileError ||
  (error instanceof Error && 'syscall' in error) ||
  isRetriable(error);

/**
 * Reads a source from its cursor to its end, page by page: the rows of a page, its cursor and its window are stored in
 * one transaction. UsageError when the source is not ready to be read.
 */
export async function readSource<C extends SourceConfig>(
  options: ReadSourceOptions<C>,
): Promise<SourceReading> {
  const { kind, config, deps, pool, at } = options;
  const { name } = config;
  const unready = await kind.check(config, deps);
  if (unready.length > 0) throw new UsageError(unready.join(';'));
  const into: SourceReading = {
    source: name,
    pages: 0,
    imports: [],
    problems: [],
    refused: [],
    incomplete: [],
    newColumns: [],
    failure: null,
  };
  try {
    let state = await loadState(pool, name);
    at?.('before-read');
    const from: Cursor = state.cursor;
    for await (const page of kind.read(config, from, deps)) {
      state = await takePage(options, page, state, into);
      at?.('between-pages');
    }
  } catch (error) {
    if (!isForeseen(error)) throw error;
    into.failure = error.message;
  }
  return into;
}
