import { addDays } from '@voc/core';
import type { Config } from '@voc/core/config';
import type { Log } from '@voc/core/log';
import { suggestThemes, type Theme } from '@voc/report';
import { withMigratedDatabase } from '../connect.ts';
import { readDataSpan } from '../data-span.ts';
import { loadVagueWords } from '../seeds.ts';
import { withClassifyWorker } from '../with-classify-worker.ts';

/** Days up to the last one that are looked at unless told. */
const usualDays = 28;

/** First and last day asked for, both included. */
export interface ThemeDays {
  since: string | undefined;
  until: string | undefined;
}

/** `voc themes`: what recurs in complaints that have no leaf, by default in the last four weeks with data. */
export function themes(config: Config, log: Log, { since, until }: ThemeDays): Promise<Theme[]> {
  return withMigratedDatabase(config, log, async ({ db }) => {
    const last = until ?? (await readDataSpan(db))?.last;
    if (last === undefined) return [];
    const span = { start: since ?? addDays(last, 1 - usualDays), end: addDays(last, 1) };
    return withClassifyWorker(config, ({ cut }) => suggestThemes(db, span, { cut, vague: loadVagueWords() }));
  });
}
