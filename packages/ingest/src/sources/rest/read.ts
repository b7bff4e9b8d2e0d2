import type { Cursor, ReadDeps, SourcePage, SourceWindow } from '../contract.ts';
import { formatTime } from '../format-time.ts';
import { type Ask, createAsk } from './ask.ts';
import type { RestConfig } from './config.ts';
import { moveCursor, type PlannedWindow, planWindows, RestCursor } from './plan-windows.ts';
import { readPages, type StretchPage } from './read-pages.ts';
import { createSender } from './send.ts';

type PageParts = Pick<SourcePage, 'cursor' | 'window'>;

function toPage(
  config: RestConfig,
  deps: ReadDeps,
  name: string,
  page: StretchPage,
  parts: PageParts,
): SourcePage {
  return { name, content: { records: page.records }, mapping: deps.mappingNamed(config.mapping), ...parts };
}

const windowOf = (start: Date, end: Date, { told, received, problem }: StretchPage): SourceWindow => ({
  start,
  end,
  told,
  received,
  problem,
});

/** A window is read as a whole: interrupted, it starts again, since only then its rows can be held to its total. */
async function* readWindow(
  config: RestConfig,
  window: PlannedWindow,
  cursor: RestCursor,
  ask: Ask,
  deps: ReadDeps,
): AsyncGenerator<{ page: SourcePage; cursor: RestCursor }> {
  const { startParam = '', endParam = '', format = 'iso' } = config.window ?? {};
  const params = {
    [startParam]: formatTime(window.start, format),
    [endParam]: formatTime(window.end, format),
  };
  for await (const page of readPages(ask, config, params, null)) {
    const name = `${config.name} ${window.start.toISOString()} ${page.no}`;
    if (!page.isLast) {
      yield { page: toPage(config, deps, name, page, {}), cursor };
      continue;
    }
    const moved = moveCursor(cursor, window, page.problem === null);
    const parts = { cursor: moved, window: windowOf(window.start, window.end, page) };
    yield { page: toPage(config, deps, name, page, parts), cursor: moved };
  }
}

/** Without windows: on from the cursor, or everything again where the interface pages by number. */
async function* readOn(
  config: RestConfig,
  cursor: RestCursor,
  ask: Ask,
  deps: ReadDeps,
): AsyncGenerator<SourcePage> {
  const [start, now] = [new Date(0), deps.now()];
  for await (const page of readPages(ask, config, {}, cursor.next ?? null)) {
    const name = `${config.name} ${now.toISOString()} ${page.no}`;
    // A cursor that repeats is not gone back to; the last one that led on stays.
    const parts: PageParts =
      page.next !== null && page.problem === null ? { cursor: { ...cursor, next: page.next } } : {};
    if (page.isLast) parts.window = windowOf(start, now, page);
    yield toPage(config, deps, name, page, parts);
  }
}

/** The pages of an HTTP interface after the cursor. */
export async function* readRest(
  config: RestConfig,
  from: Cursor,
  deps: ReadDeps,
): AsyncGenerator<SourcePage> {
  const sender = createSender(config);
  const ask = createAsk(config, sender, deps);
  let cursor = RestCursor.parse(from);
  try {
    if (!config.window) return yield* readOn(config, cursor, ask, deps);
    for (const window of planWindows(config.window, cursor, deps.now()))
      for await (const read of readWindow(config, window, cursor, ask, deps)) {
        cursor = read.cursor;
        yield read.page;
      }
  } finally {
    await sender.close();
  }
}
