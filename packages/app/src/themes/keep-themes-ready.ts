import { addDays, weekOf } from '@voc/core';
import type { Db } from '@voc/core/db';
import type { Log } from '@voc/core/log';
import { keepRepeating, type Repeated } from '@voc/core/queue';
import { keepThemes, nextThemesDue, type ThemeOptions } from '@voc/report';
import { readDataSpan } from '../data-span.ts';

/** Weeks that the page of labels looks at, up to the chosen one. */
const weeksLooked = 4;
/** Weeks that somebody may choose and not wait: of older ones themes are found when they are asked for. */
const weeksReady = 13;
const askEachMs = 60_000;

export interface ThemeDeps {
  db: Db;
  log: Log;
  themes: ThemeOptions;
}

/** Spans whose themes are kept ready, the newest first. */
export async function readThemeSpans(db: Db): Promise<{ start: string; end: string }[]> {
  const data = await readDataSpan(db);
  if (!data) return [];
  const newest = weekOf(data.last).end;
  return Array.from({ length: weeksReady }, (_, n) => addDays(newest, -7 * n))
    .filter((end) => end > data.first)
    .map((end) => ({ start: addDays(end, -7 * weeksLooked), end }));
}

/** Finds themes ahead of who asks for them, one span after the other, and again when voices or labels have changed. */
export function keepThemesReady({ db, log, themes }: ThemeDeps): Pick<Repeated, 'stop'> {
  let isStopped = false;
  const repeated = keepRepeating(
    async () => {
      const spans = await readThemeSpans(db);
      for (;;) {
        const due = isStopped ? undefined : await nextThemesDue(db, spans);
        if (!due) return;
        await keepThemes(db, due, themes);
      }
    },
    askEachMs,
    log,
  );
  return {
    stop() {
      isStopped = true;
      return repeated.stop();
    },
  };
}
